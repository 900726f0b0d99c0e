import { setTimeout } from "node:timers/promises";
import { SimulatedClient } from "../convergence/SimulatedClient.ts";
import type { Seeded } from "../support/seeded.ts";
import type { Teammate } from "../support/Team.ts";
import type { ServerGate } from "./ServerGate.ts";
import type { SoakPlan } from "./SoakPlan.ts";
import { commentMark, type SoakRoom, typeSomewhere, writeMark } from "./SoakRoom.ts";

/** Milliseconds within which somebody must have got through to a server that is there. */
const patience = 90_000;

export interface SoakWorld {
  gate: ServerGate;
  plan: SoakPlan;
  /** Milliseconds between two deeds of a person, on average. */
  pace: number;
  /** Everybody who is in a room, for faults to choose from. */
  present: Set<SimulatedClient>;
  /** Once aborted, nobody goes on trying. */
  signal: AbortSignal;
}

interface Place {
  room: SoakRoom;
  client: SimulatedClient;
}

/** Somebody who comes and goes: enters a measure, works in it with or without a connection, leaves, enters another. */
export class SoakPerson {
  readonly #who: Teammate;
  readonly #mayWriteDrafts: boolean;
  readonly #world: SoakWorld;
  readonly #random: Seeded;
  #places: Place[] = [];

  constructor(who: Teammate, mayWriteDrafts: boolean, world: SoakWorld, random: Seeded) {
    this.#who = who;
    this.#mayWriteDrafts = mayWriteDrafts;
    this.#world = world;
    this.#random = random;
  }

  /** Copies that this person still has open. */
  get places(): readonly { room: SoakRoom; client: SimulatedClient }[] {
    return this.#places;
  }

  /** Comes and goes until it is over, and leaves only once everything is stored. With `stay`, remains in the last room. */
  async work(over: AbortSignal, stay: boolean): Promise<void> {
    while (!over.aborted) {
      await this.#pause(over);
      if (over.aborted) break;
      await this.#enter();
      await this.#spendTime(over);
      if (over.aborted) break;
      // Who closes the page at once never learns what became of the last words.
      if (this.#random.chance(0.1)) this.#vanish();
      else await this.leave();
    }
    if (!stay) await this.leave();
    else if (this.#places.length === 0) await this.#enter();
    await this.settle();
  }

  /** Waits until everything that this person has open is connected and stored. */
  async settle(): Promise<void> {
    for (const { client } of this.#places) await this.#bringBack(client);
  }

  async leave(): Promise<void> {
    await this.settle();
    this.#vanish();
  }

  #vanish(): void {
    for (const { client } of this.#places) {
      this.#world.present.delete(client);
      client.destroy();
    }
    this.#places = [];
  }

  async #enter(): Promise<void> {
    const rooms = this.#random.pick(this.#world.plan.current);
    this.#places = rooms.map((room) => {
      const right = () => (room.kind === "discussion" || this.#mayWriteDrafts ? "yes" : "no");
      const client = new SimulatedClient(this.#who.api, room.name, (doc) => room.open(doc), right);
      return { room, client };
    });
    for (const { client } of this.#places) {
      await this.#bringBack(client);
      this.#world.present.add(client);
    }
  }

  async #spendTime(over: AbortSignal): Promise<void> {
    let deedsOffline = 0;
    for (let left = 3 + this.#random.below(20); left > 0 && !over.aborted; left--) {
      await this.#pause(over);
      this.#do();
      if (deedsOffline > 0) {
        deedsOffline--;
        continue;
      }
      if (this.#random.chance(0.04)) {
        for (const { client } of this.#places) client.disconnect();
        deedsOffline = 1 + this.#random.below(6);
        continue;
      }
      for (const { client } of this.#places) {
        // Most type on without waiting; some look whether it was stored.
        if (!client.isOnline || this.#random.chance(0.2)) await this.#bringBack(client);
        else client.sendAll();
      }
    }
  }

  #do(): void {
    const random = this.#random;
    const dice = random.next();
    const kind = this.#mayWriteDrafts && dice < 0.75 ? "draft" : "discussion";
    const place = this.#places.find(({ room }) => room.kind === kind);
    if (!place) return;
    const { room, client } = place;
    client.show({ cursor: random.below(1_000), at: room.kind });
    if (kind === "draft" && dice < 0.55) {
      client.act(room.unmarked(), (doc) => typeSomewhere(doc, random));
    } else if (kind === "draft") {
      const deed = room.marked();
      client.act(deed, (doc) => writeMark(doc, deed.name, random));
    } else if (dice > 0.85 || random.chance(0.3)) {
      const deed = room.marked();
      client.act(deed, (doc) => commentMark(doc, deed.name, this.#who.id, random));
    }
  }

  /** Connects if need be, and waits until the server has stored everything; goes on trying while it is away. */
  async #bringBack(client: SimulatedClient): Promise<void> {
    let until = performance.now() + patience;
    for (;;) {
      if (!this.#world.gate.isOpen) {
        await this.#world.gate.whenOpen();
        until = performance.now() + patience;
      }
      try {
        if (!client.isOnline) await client.connect();
        await client.settle();
        break;
      } catch (error) {
        if (performance.now() > until || this.#world.signal.aborted) {
          throw new Error(`${this.#who.name} does not get through to the server`, { cause: error });
        }
        client.disconnect();
        // Long enough not to hammer, short enough to be among the first when the server is back.
        await setTimeout(this.#random.below(400));
      }
    }
    if (client.wasRefused || client.misjudgements.length > 0) {
      throw new Error(`${this.#who.name} was refused what is permitted: ${client.misjudgements.join("; ")}`);
    }
  }

  /** People are no clockwork: pauses are short mostly, and long now and then. The end of it all cuts them short. */
  async #pause(over: AbortSignal): Promise<void> {
    const { pace } = this.#world;
    const milliseconds = Math.min(6 * pace, -Math.log(1 - this.#random.next()) * pace);
    await setTimeout(milliseconds, undefined, { signal: over }).catch(() => {});
  }
}
