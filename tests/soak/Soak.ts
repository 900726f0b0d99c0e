import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
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
import { SoakRoom } from "./SoakRoom.ts";
import type { SoakSettings, Stretch } from "./SoakSettings.ts";
import { type Finding, judge } from "./verdict.ts";

export interface SoakReport {
  watched: Watched;
  findings: Finding[];
  faults: FaultCounts;
  acknowledged: number;
  /** Marks that were acknowledged; each was looked for in every copy. */
  marks: number;
  milliseconds: number;
}

/** Rooms in which an unchanged y-websocket client keeps its copy from beginning to end. */
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
  readonly #measures: (readonly [SoakRoom, SoakRoom])[] = [];
  readonly #people: SoakPerson[] = [];
  readonly #watchers: { room: SoakRoom; client: StockClient }[] = [];
  #attacker: Teammate | undefined;

  private constructor(team: Team, settings: SoakSettings, say: (line: string) => void) {
    this.#team = team;
    this.#settings = settings;
    this.#say = say;
    this.#random = seeded(settings.seed);
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
      await this.#fill();
      const faults = this.#faults(watch);
      watch.begin();
      for (const [index, stretch] of stretches.entries()) {
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
        marks: this.#rooms.reduce((sum, room) => sum + room.durable().length, 0),
        milliseconds: watch.now,
      };
    } finally {
      watch.stop();
      for (const client of this.#present) client.destroy();
      for (const { client } of this.#watchers) client.destroy();
    }
  }

  get #rooms(): SoakRoom[] {
    return this.#measures.flat();
  }

  #counts(): { acknowledged: number; present: number } {
    let acknowledged = 0;
    for (const { deeds } of this.#rooms)
      for (const { state } of deeds) if (state === "durable") acknowledged++;
    let present = 0;
    for (const client of this.#present) if (client.isOnline) present++;
    return { acknowledged, present };
  }

  /** Invites everybody and creates the measures, as an administrator would. */
  async #fill(): Promise<void> {
    const { people, rooms, pace } = this.#settings;
    const team = this.#team;
    for (let count = 0; count < rooms / 2; count++) {
      const { id } = await team.createMeasure(`Maßnahme ${count + 1}`);
      this.#measures.push([new SoakRoom(id, "draft"), new SoakRoom(id, "discussion")]);
    }
    this.#attacker = await team.invite("civil-society");
    const world: SoakWorld = {
      gate: this.#gate,
      measures: this.#measures,
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
    for (const room of this.#rooms.slice(0, watchedRooms)) {
      this.#watchers.push({ room, client: await StockClient.open(team.admin.api, room.name) });
    }
    this.#say(`${people} people invited, ${rooms} rooms created`);
  }

  #faults(watch: ServerWatch): Faults {
    return new Faults({
      team: this.#team,
      attacker: this.#attacker as Teammate,
      gate: this.#gate,
      rooms: this.#rooms,
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
    for (const { client } of this.#watchers) {
      client.provider.params = { token: await this.#team.admin.api.token() };
      client.provider.connect();
    }
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
    const places = [...this.#people.flatMap((person) => person.places), ...this.#watchers];
    const expected = acknowledgedIn(this.#rooms).map((one) => ({
      ...one,
      copies: places.filter(({ room }) => room === one.room).map(({ client }) => client.doc),
    }));
    return audit(this.#team.admin.api, expected);
  }

  async #leaveAll(): Promise<void> {
    await Promise.all(this.#people.map((person) => person.leave()));
    for (const { client } of this.#watchers) client.disconnect();
  }
}
