import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import type * as Y from "yjs";
import type { SimulatedClient } from "../convergence/SimulatedClient.ts";
import { StockClient } from "../support/StockClient.ts";
import { type Seeded, seeded } from "../support/seeded.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { acknowledgedIn, audit } from "./audit.ts";
import { withInspector } from "./collectedHeap.ts";
import { type FaultCounts, Faults } from "./Faults.ts";
import { ServerGate } from "./ServerGate.ts";
import { ServerWatch, type Watched } from "./ServerWatch.ts";
import { SoakPerson, type SoakWorld } from "./SoakPerson.ts";
import { SoakPlan } from "./SoakPlan.ts";
import type { SoakRoom } from "./SoakRoom.ts";
import type { SoakSettings, Stretch } from "./SoakSettings.ts";
import { type Finding, judge } from "./verdict.ts";

export interface SoakReport {
  watched: Watched;
  findings: Finding[];
  faults: FaultCounts;
  acknowledged: number;
  /** Marks that were acknowledged; each was looked for in every copy. */
  marks: number;
  /** Rooms that anybody worked in, one after the other. */
  rooms: number;
  milliseconds: number;
}

/** A copy of a room that somebody has. */
interface Copy {
  room: SoakRoom;
  client: { doc: Y.Doc };
}

interface Watcher extends Copy {
  client: StockClient;
}

/** Rooms in which an unchanged y-websocket client keeps a copy as long as they are worked in. */
const watchedRooms = 5;
/** One in so many people may comment but not write drafts. */
const commenterEvery = 5;
/** Invitations accepted at once: as many passwords are hashed side by side. */
const invitedAtOnce = 2;

/** A workspace full of people on a server to which everything happens, from its first visit to its end. */
export class Soak {
  readonly #team: Team;
  readonly #settings: SoakSettings;
  readonly #say: (line: string) => void;
  readonly #random: Seeded;
  readonly #giveUp = new AbortController();
  readonly #gate = new ServerGate();
  readonly #present = new Set<SimulatedClient>();
  readonly #plan: SoakPlan;
  readonly #people: SoakPerson[] = [];
  #watchers: Watcher[] = [];
  #attacker: Teammate | undefined;

  private constructor(team: Team, settings: SoakSettings, say: (line: string) => void) {
    this.#team = team;
    this.#settings = settings;
    this.#say = say;
    this.#random = seeded(settings.seed);
    this.#plan = new SoakPlan(team, settings.rooms / 2);
  }

  /**
   * Runs a whole soak on a server of its own and answers what came out.
   * @param signal ends it early
   * @throws if it could not be carried through
   */
  static async run(
    settings: SoakSettings,
    say: (line: string) => void,
    signal?: AbortSignal,
  ): Promise<SoakReport> {
    const team = await Team.start({ environment: withInspector });
    try {
      const soak = new Soak(team, settings, say);
      signal?.addEventListener("abort", () => soak.#abort());
      return await soak.#run();
    } finally {
      await team.dispose();
    }
  }

  async #run(): Promise<SoakReport> {
    const { stretches, backupEvery, sampleMilliseconds } = this.#settings;
    const watch = new ServerWatch(this.#team.server, () => this.#counts(), sampleMilliseconds);
    try {
      await watch.noteStart();
      await this.#invitePeople();
      await this.#takeUpMeasures();
      const faults = this.#faults(watch);
      watch.begin();
      for (const [index, stretch] of stretches.entries()) {
        if (index > 0) faults.problems.push(...(await this.#takeUpMeasures()));
        const withBackup = index % backupEvery === backupEvery - 1 || stretches.length < backupEvery;
        await this.#work(stretch, faults, withBackup, index === stretches.length - 1);
        if (index === stretches.length - 1) faults.problems.push(...(await this.#compareAll()));
        await this.#leaveAll();
        await setTimeout(stretch.quietMilliseconds, undefined, { signal: this.#giveUp.signal });
        await watch.noteQuiet();
        const { heap = 0, sockets = 0 } = watch.watched.quiet.at(-1) ?? {};
        this.#say(
          `stretch ${index + 1}/${stretches.length}: ${this.#counts().acknowledged} changes acknowledged, ` +
            `quiet with ${(heap / 2 ** 20).toFixed(1)} MB in use, ${sockets} sockets`,
        );
      }
      const { acknowledged } = this.#counts();
      return {
        watched: watch.watched,
        findings: judge(watch.watched, { problems: faults.problems, acknowledged }),
        faults: faults.counts,
        acknowledged,
        marks: this.#plan.rooms.reduce((sum, room) => sum + room.durable().length, 0),
        rooms: this.#plan.rooms.length,
        milliseconds: watch.now,
      };
    } finally {
      watch.stop();
      for (const client of this.#present) client.destroy();
      for (const { client } of this.#watchers) client.destroy();
    }
  }

  #counts(): { acknowledged: number; present: number } {
    let acknowledged = 0;
    for (const { deeds } of this.#plan.rooms)
      for (const { state } of deeds) if (state === "durable") acknowledged++;
    let present = 0;
    for (const client of this.#present) if (client.isOnline) present++;
    return { acknowledged, present };
  }

  /** Invites everybody, as an administrator would. */
  async #invitePeople(): Promise<void> {
    const { people, pace } = this.#settings;
    const team = this.#team;
    this.#attacker = await team.invite("civil-society");
    const world: SoakWorld = {
      gate: this.#gate,
      plan: this.#plan,
      pace,
      present: this.#present,
      signal: this.#giveUp.signal,
    };
    let left = people;
    const inviteSome = async (): Promise<void> => {
      while (left > 0) {
        const number = left--;
        const random = seeded(this.#settings.seed + number);
        const who = await team.invite("civil-society");
        const role = number % commenterEvery === 0 ? "commenter" : "editor";
        const membership = `/api/working-groups/${team.group}/members/${who.id}`;
        await team.admin.api.must("PUT", membership, { role, moderator: false });
        this.#people.push(new SoakPerson(who, role === "editor", world, random));
      }
    };
    await Promise.all(Array.from({ length: invitedAtOnce }, inviteSome));
    this.#say(`${people} people invited`);
  }

  /** Puts measures aside and takes up others while nobody works; answers what was wrong with copies given up for it. */
  async #takeUpMeasures(): Promise<string[]> {
    await this.#plan.takeUp();
    const rooms = this.#plan.current.flat();
    const givenUp = this.#watchers.filter(({ room }) => !rooms.includes(room));
    for (const { client } of givenUp) await this.#resume(client);
    const problems = await this.#compare(
      givenUp.map(({ room }) => room),
      givenUp,
    );
    for (const { client } of givenUp) client.destroy();
    this.#watchers = this.#watchers.filter(({ room }) => rooms.includes(room));
    const freshest = rooms.reverse().slice(0, watchedRooms - this.#watchers.length);
    for (const room of freshest) {
      this.#watchers.push({ room, client: await StockClient.open(this.#team.admin.api, room.name) });
    }
    return problems;
  }

  /** A stock client keeps the token with which it began; after a quiet it has expired. */
  async #resume({ provider }: StockClient): Promise<void> {
    provider.params = { token: await this.#team.admin.api.token() };
    provider.connect();
  }

  #faults(watch: ServerWatch): Faults {
    return new Faults({
      team: this.#team,
      attacker: this.#attacker as Teammate,
      gate: this.#gate,
      plan: this.#plan,
      present: this.#present,
      random: this.#random,
      pace: this.#settings.faultPace,
      say: this.#say,
      signal: this.#giveUp.signal,
      onRestart: async (restart, moment) => {
        if (moment === "ending") {
          // Like everybody else, they bring nothing back before the server was asked what it kept.
          for (const { client } of this.#watchers) client.disconnect();
          watch.noteRestart(restart);
        } else if (moment === "started") await watch.noteStart();
        else for (const { client } of this.#watchers) client.provider.connect();
      },
    });
  }

  /** One stretch: everybody comes and goes while things go wrong, until all that was done is stored. */
  async #work(stretch: Stretch, faults: Faults, withBackup: boolean, stay: boolean): Promise<void> {
    for (const { client } of this.#watchers) await this.#resume(client);
    const over = new AbortController();
    setMaxListeners(0, over.signal);
    const disturbing = faults.during(stretch, withBackup).finally(() => over.abort());
    const all = [disturbing, ...this.#people.map((person) => person.work(over.signal, stay))];
    // Who fails ends it for all: nobody may go on with a server that is about to be removed.
    const ended = await Promise.allSettled(
      all.map((one) =>
        one.catch((error: unknown) => {
          over.abort();
          this.#abort();
          throw error;
        }),
      ),
    );
    const failures = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    const first = failures.find((error) => (error as Error).name !== "AbortError") ?? failures[0];
    if (first) throw new Error([...faults.problems, String(first)].join("\n"), { cause: first });
  }

  #abort(): void {
    this.#giveUp.abort();
    this.#gate.open();
  }

  /** At the end: a fresh copy of each room beside all copies that anybody still has. */
  async #compareAll(): Promise<string[]> {
    // The last fault may have hit somebody who was done already.
    await Promise.all(this.#people.map((person) => person.settle()));
    const copies = [...this.#people.flatMap((person) => person.places), ...this.#watchers];
    return this.#compare(this.#plan.rooms, copies);
  }

  /** A fresh copy of each of these rooms beside those of the copies that are of it; answers what is wrong. */
  async #compare(rooms: readonly SoakRoom[], copies: readonly Copy[]): Promise<string[]> {
    const expected = acknowledgedIn(rooms).map((one) => ({
      ...one,
      copies: copies.filter(({ room }) => room === one.room).map(({ client }) => client.doc),
    }));
    return audit(this.#team.admin.api, expected);
  }

  async #leaveAll(): Promise<void> {
    await Promise.all(this.#people.map((person) => person.leave()));
    for (const { client } of this.#watchers) client.disconnect();
  }
}
