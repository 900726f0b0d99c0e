import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { converged, StockClient } from "../support/StockClient.ts";
import { type Seeded, seededFor } from "../support/seeded.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";
import { type Deed, SimulatedClient } from "./SimulatedClient.ts";

const STEPS = 60;
/** Seeds that once found something, and one to begin with; a fresh one comes on top. */
const knownSeeds = [1];

type Kind = "draft" | "discussion";
const kinds: readonly Kind[] = ["draft", "discussion"];
const mayWrite: Record<Kind, readonly MeasureRole[]> = {
  draft: ["editor"],
  discussion: ["commenter", "editor"],
};
const open: Record<Kind, (doc: Y.Doc) => void> = {
  draft: openDraft,
  discussion: (doc) => openLedger(doc, "discussion"),
};
/** The names of all deeds that can be seen in a copy. */
const seen: Record<Kind, (doc: Y.Doc) => Set<string>> = {
  draft: (doc) => new Set(draftText(doc).match(/<[^>]+>/g)),
  discussion: (doc) =>
    new Set(readDiscussion(doc).flatMap(({ comments }) => comments.map(({ body }) => body))),
};

/** Writes a paragraph that carries the deed's name, somewhere; or opens a thread that does. */
function doIt(kind: Kind, doc: Y.Doc, name: string, person: string, random: Seeded): void {
  if (kind === "draft") {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(name)]);
    const draft = openDraft(doc);
    draft.insert(random.below(draft.length + 1), [paragraph]);
    return;
  }
  const command = {
    type: "open-thread",
    thread: newId(),
    comment: newId(),
    anchor: null,
    body: name,
  } as const;
  perform(doc, "discussion", command, { person, now: Date.now() }, "person");
}

/** Types into or deletes from the ends of some paragraph, so that the names in them stay whole. */
function fumble(doc: Y.Doc, random: Seeded): void {
  const draft = openDraft(doc);
  const block = draft.length > 0 ? draft.get(random.below(draft.length)) : undefined;
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) return;
  const content = text.toString();
  if (random.chance(0.4) && content.endsWith("·")) text.delete(text.length - 1, 1);
  else text.insert(random.chance(0.5) ? 0 : text.length, "·");
}

class Player {
  readonly person: Teammate;
  readonly clients: Record<Kind, SimulatedClient>;
  role: MeasureRole = "editor";
  /** While true, nobody outside can tell which role the server will find. */
  roleIsChanging = false;

  constructor(person: Teammate, measure: string) {
    this.person = person;
    const client = (kind: Kind) =>
      new SimulatedClient(person.api, `measure/${measure}/${kind}`, open[kind], () => {
        if (this.roleIsChanging) return "open";
        return this.may(kind) ? "yes" : "no";
      });
    this.clients = { draft: client("draft"), discussion: client("discussion") };
  }

  may(kind: Kind): boolean {
    return mayWrite[kind].includes(this.role);
  }
}

/** A measure with three people whose connections, rights and server cannot be relied on. */
class Scene {
  readonly #team: Team;
  readonly #random: Seeded;
  readonly #measure: string;
  readonly #players: Player[];
  readonly #auditors: Record<Kind, StockClient>;
  readonly #deeds: Record<Kind, Deed[]> = { draft: [], discussion: [] };
  readonly #forbidden: Record<Kind, Set<string>> = { draft: new Set(), discussion: new Set() };
  readonly log: string[] = [];

  private constructor(
    team: Team,
    random: Seeded,
    measure: string,
    players: Player[],
    auditors: Record<Kind, StockClient>,
  ) {
    this.#team = team;
    this.#random = random;
    this.#measure = measure;
    this.#players = players;
    this.#auditors = auditors;
  }

  static async set(team: Team, random: Seeded, people: readonly Teammate[]): Promise<Scene> {
    const measure = (await team.createMeasure(`Fuzz ${random.seed}`)).id;
    for (const person of people) await team.assign(measure, person, "editor");
    const watch = (kind: Kind) => StockClient.open(team.admin.api, `measure/${measure}/${kind}`);
    const auditors = { draft: await watch("draft"), discussion: await watch("discussion") };
    const players = people.map((person) => new Player(person, measure));
    for (const { clients } of players) for (const kind of kinds) await clients[kind].connect();
    return new Scene(team, random, measure, players, auditors);
  }

  async step(): Promise<void> {
    const random = this.#random;
    const player = random.pick(this.#players);
    const kind = random.pick(kinds);
    const client = player.clients[kind];
    const dice = random.next();
    if (dice < 0.45) {
      this.#do(player, kind);
    } else if (dice < 0.6) {
      const { draft } = player.clients;
      draft.act({ name: "", state: "local" }, (doc) => fumble(doc, random));
    } else if (dice < 0.75) {
      if (client.isOnline) client.sendSome(random);
    } else if (dice < 0.85) {
      this.#say(`${player.person.name} ${client.isOnline ? "leaves" : "returns to"} ${kind}`);
      if (client.isOnline) client.disconnect();
      else await this.#return(player, kind);
    } else if (dice < 0.95) {
      await this.#changeRole(player, random.pick(["reader", "commenter", "editor"]));
    } else {
      await this.#restart();
    }
    await this.check();
  }

  #do(player: Player, kind: Kind): void {
    const client = player.clients[kind];
    const deed: Deed = { name: `<${player.person.name} ${this.#deeds[kind].length}>`, state: "local" };
    this.#say(`${deed.name} in ${kind}${client.isOnline ? "" : ", offline"}`);
    this.#deeds[kind].push(deed);
    client.act(deed, (doc) => doIt(kind, doc, deed.name, player.person.id, this.#random));
  }

  /** What has to hold at any moment: nothing forbidden anywhere else, everything durable everywhere. */
  async check(): Promise<void> {
    for (const { clients } of this.#players) {
      for (const kind of kinds) expect(clients[kind].misjudgements).toEqual([]);
    }
    for (const kind of kinds) {
      const auditor = this.#auditors[kind].doc;
      const durable = this.#deeds[kind].filter(({ state }) => state === "durable").map(({ name }) => name);
      await waitFor(`everything acknowledged to be seen in ${kind}`, () => {
        const names = seen[kind](auditor);
        return durable.every((name) => names.has(name));
      });
      const names = seen[kind](auditor);
      for (const name of this.#forbidden[kind]) expect(names).not.toContain(name);
      expect([auditor.store.pendingStructs, auditor.store.pendingDs]).toEqual([null, null]);
    }
  }

  /** Brings everybody back, lets everything permitted through, and compares every copy with the model. */
  async end(): Promise<void> {
    for (const player of this.#players) {
      for (const kind of kinds) {
        if (!player.clients[kind].isOnline) await this.#return(player, kind);
        await this.#settle(player, kind);
      }
      // Whatever chance has brought so far: each has something allowed and something forbidden at the end.
      for (const role of ["editor", "reader"] as const) {
        await this.#changeRole(player, role);
        for (const kind of kinds) {
          this.#do(player, kind);
          await this.#settle(player, kind);
          if (role === "reader") expect(this.#forbidden[kind].size).toBeGreaterThan(0);
        }
      }
    }
    await this.check();
    await this.#team.server.stop();
    await this.#team.server.start();
    for (const kind of kinds) {
      await waitFor("the auditor to be back", () => this.#auditors[kind].provider.synced);
      for (const player of this.#players) await this.#return(player, kind);
      const late = await StockClient.open(this.#team.admin.api, `measure/${this.#measure}/${kind}`);
      const docs = [
        late.doc,
        this.#auditors[kind].doc,
        ...this.#players.map(({ clients }) => clients[kind].doc),
      ];
      await converged(docs);
      const expected = this.#deeds[kind].filter(({ state }) => state === "durable").map(({ name }) => name);
      for (const doc of docs) expect([...seen[kind](doc)].sort()).toEqual(expected.sort());
      late.destroy();
    }
  }

  destroy(): void {
    for (const kind of kinds) {
      this.#auditors[kind].destroy();
      for (const { clients } of this.#players) clients[kind].destroy();
    }
  }

  async #return(player: Player, kind: Kind): Promise<void> {
    const client = player.clients[kind];
    if (!client.isOnline) await client.connect();
    await this.#settle(player, kind);
  }

  /** Waits for the server's word on everything; what it refused is done again where that is permitted by now. */
  async #settle(player: Player, kind: Kind): Promise<void> {
    const client = player.clients[kind];
    await client.settle();
    if (!client.wasRefused) return;
    const open = await client.startAfresh((doc, { name }) => seen[kind](doc).has(name));
    for (const deed of open) {
      if (deed.name === "") continue;
      if (player.may(kind)) {
        client.act(deed, (doc) => doIt(kind, doc, deed.name, player.person.id, this.#random));
      } else {
        deed.state = "refused";
        this.#forbidden[kind].add(deed.name);
      }
    }
    await client.settle();
    expect(client.wasRefused).toBe(false);
  }

  async #changeRole(player: Player, role: MeasureRole): Promise<void> {
    this.#say(`${player.person.name} becomes ${role}`);
    player.roleIsChanging = true;
    await this.#team.assign(this.#measure, player.person, role);
    player.role = role;
    player.roleIsChanging = false;
    // Everybody who is online notices; who is offline notices on return.
    for (const kind of kinds) if (player.clients[kind].isOnline) await this.#settle(player, kind);
  }

  async #restart(): Promise<void> {
    const isCut = this.#random.chance(0.5);
    this.#say(isCut ? "power cut" : "restart");
    await (isCut ? this.#team.server.kill() : this.#team.server.stop());
    for (const { clients } of this.#players) for (const kind of kinds) clients[kind].disconnect();
    await this.#team.server.start();
    for (const kind of kinds) {
      await waitFor("the auditor to be back", () => this.#auditors[kind].provider.synced);
    }
  }

  #say(line: string): void {
    this.log.push(line);
  }
}

test("whatever connections, rights and server do: all permitted work is everywhere, nothing forbidden is anywhere", async () => {
  const team = await Team.start();
  try {
    const people = [
      await team.invite("police"),
      await team.invite("civil-society"),
      await team.invite("politics"),
    ];
    const fresh = seededFor("convergence fuzz");
    for (const random of [...knownSeeds.map((seed) => seededFor("convergence fuzz", seed)), fresh]) {
      const scene = await Scene.set(team, random, people);
      try {
        for (let step = 0; step < STEPS; step++) await scene.step();
        await scene.end();
      } catch (error) {
        console.log(`SEED=${random.seed}\n${scene.log.join("\n")}`);
        throw error;
      } finally {
        scene.destroy();
      }
    }
  } finally {
    await team.dispose();
  }
}, 300_000);
