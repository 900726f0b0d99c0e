import type { PastRoom } from "@querschnitt/shared/api/history";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import * as Y from "yjs";
import type { LogEntry } from "../storage/UpdateLog.ts";
import { type ParsedUpdate, parseUpdate } from "../sync/admission/parseUpdate.ts";
import type { Struct } from "../sync/admission/struct.ts";
import { Arrivals } from "./Arrivals.ts";
import { applyAsIs } from "./applyAsIs.ts";
import { Graveyard } from "./Graveyard.ts";
import { type Place, type Places, placesOf } from "./places.ts";
import { graveOf, type Restored, restoredBy } from "./restored.ts";
import { type Amount, addShare, continues, type PlaceShare, type Sitting } from "./sittings.ts";
import { liveWithin, removedBy, unitsOf } from "./storedItems.ts";

/** What a stretch of a room's log tells. */
export interface Told {
  /** Sequence of the last entry; that of the entry before the stretch if it is empty. */
  last: number;
  sittings: Sitting[];
  arrivals: Arrivals;
  restored: Restored[];
}

/** A room as it stood at one entry: all that is needed to tell on from there. */
export interface Standing {
  sequence: number;
  /** The document with deleted content collected, as one update. */
  document: Uint8Array;
  graveyard: Graveyard;
}

/** An entry does not say what an admitted one says. */
export class Unreadable extends Error {
  override name = "Unreadable";
}

/** Goes through a room's log entry by entry and notes who did what where and when. */
export class Chronicle {
  readonly #doc = new Y.Doc();
  readonly #places: Places;
  readonly #graveyard: Graveyard;
  readonly #countsValues: boolean;
  readonly #told: Told;
  /** Places of the sitting that goes on; what they are called is asked when it ends. */
  #open: { place: Place; people: PlaceShare["people"] }[] = [];

  /** @param from how the room stood before the first entry that will be taken; undefined: empty */
  constructor(room: PastRoom, from?: Standing) {
    openRoom(this.#doc, room);
    if (from) applyAsIs(this.#doc, [from.document]);
    this.#places = placesOf(room, this.#doc);
    this.#graveyard = from?.graveyard ?? new Graveyard();
    this.#countsValues = room === "record";
    this.#told = { last: from?.sequence ?? 0, sittings: [], arrivals: new Arrivals(), restored: [] };
  }

  /** Takes the next entry. @throws Unreadable */
  take({ sequence, person, receivedAt, update }: LogEntry): void {
    const parsed = parseUpdate(update);
    if ("reason" in parsed) throw new Unreadable(`entry ${sequence}: ${parsed.detail}`);
    this.#beginEntry(sequence, receivedAt);
    // What was deleted still says what it was; the next moment it is collected.
    const look = (transaction: Y.Transaction): void => this.#noteRemoved(transaction, person);
    this.#doc.on("afterTransaction", look);
    applyAsIs(this.#doc, [update]);
    this.#doc.off("afterTransaction", look);
    this.#told.restored.push(...restoredBy(parsed, this.#graveyard, this.#doc));
    this.#noteInserted(parsed, person, receivedAt);
  }

  /** What was told of the entries taken. Nothing may be taken after it. */
  end(): Told {
    this.#endSitting();
    return this.#told;
  }

  /** How the room stands now. */
  standing(): Standing {
    const { last: sequence } = this.#told;
    return { sequence, document: Y.encodeStateAsUpdate(this.#doc), graveyard: this.#graveyard };
  }

  /** Sequence of the last entry taken. */
  get sequence(): number {
    return this.#told.last;
  }

  /** The document as it stands now; for looking only. */
  get document(): Y.Doc {
    return this.#doc;
  }

  #beginEntry(sequence: number, at: number): void {
    const told = this.#told;
    told.last = sequence;
    const sitting = told.sittings.at(-1);
    if (sitting && continues(sitting, at)) {
      sitting.to = Math.max(sitting.to, at);
      sitting.last = sequence;
      return;
    }
    this.#endSitting();
    told.sittings.push({ from: at, to: at, first: sequence, last: sequence, places: [] });
  }

  #endSitting(): void {
    const sitting = this.#told.sittings.at(-1);
    if (sitting) {
      sitting.places = this.#open.map(({ place: { place, text }, people }) => {
        return { place, text: text(), people };
      });
    }
    this.#open = [];
  }

  #noteRemoved(transaction: Y.Transaction, person: string): void {
    const removed = [...removedBy(transaction)];
    const places = this.#places.before(removed);
    for (const item of removed) {
      const place = places(item);
      if (place) this.#note(place, person, { inserted: 0, deleted: this.#count(item, 0, item.length) });
      const grave = graveOf(item);
      if (grave) this.#graveyard.add(grave);
    }
  }

  #noteInserted({ blocks }: ParsedUpdate, person: string, at: number): void {
    for (const { client, structs } of blocks) {
      const first = structs[0] as Struct;
      const last = structs.at(-1) as Struct;
      const end = last.clock + last.length;
      this.#told.arrivals.add(client, first.clock, end, person, at);
      const live = [...liveWithin(this.#doc, client, first.clock, end)];
      for (const { item } of live) this.#places.added(item);
      for (const { item, offset, length } of live) {
        const place = this.#places.placeOf(item);
        if (place) this.#note(place, person, { inserted: this.#count(item, offset, length), deleted: 0 });
      }
    }
  }

  #count(item: Y.Item, offset: number, length: number): number {
    return unitsOf(item, offset, length, this.#countsValues);
  }

  #note(place: Place, person: string, amount: Amount): void {
    let share = this.#open.find((known) => known.place.place === place.place);
    if (!share) {
      share = { place, people: new Map() };
      this.#open.push(share);
    }
    addShare(share.people, person, amount);
  }
}
