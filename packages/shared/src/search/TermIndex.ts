import SearchableMap from "minisearch/SearchableMap";
import type { Passage } from "../documents/passages.ts";
import { isTitle } from "./isTitle.ts";
import { wordsOf } from "./words.ts";

/** What the passages of one room belong to. */
export interface RoomText {
  /** The room's name. */
  room: string;
  /** To what it belongs, and the id of that: ids are random, no measure has a session's. */
  about: "measure" | "session";
  subject: string;
  /** The measure's number, found together with its title; "" for a session. */
  number: string;
  passages: readonly Passage[];
}

export type Field = "number" | "title" | "text";
const fieldTexts: Record<Field, (room: RoomText, passage: Passage) => string> = {
  number: ({ number }, { kind }) => (kind === "measure" ? spellings(number) : ""),
  title: (_room, passage) => (isTitle(passage) ? passage.text : ""),
  text: (_room, passage) => (isTitle(passage) ? "" : passage.text),
};
export const fields = Object.keys(fieldTexts) as Field[];

/** A room as it stands in the index. */
export interface IndexedRoom extends RoomText {
  /** The number of its first passage; the others follow. */
  first: number;
  /** Different terms of each field, passage after passage: `position * fields.length + field`. */
  lengths: readonly number[];
  /** The sum of these for each field. */
  totals: readonly number[];
}

const nowhere: ReadonlyMap<number, number> = new Map();
/** Words of this length may be compounds. */
const COMPOUND_LENGTH = 8;

/** Which terms stand where in some rooms. Nothing is left of a term that stands in none of them any more. */
export class TermIndex {
  /** For each term how often it stands where, by `passage * fields.length + field`: one map, as there are many of them. */
  readonly #terms = new SearchableMap<Map<number, number>>();
  /** Long terms, in which others may stand: "Straßenbeleuchtung". */
  readonly #compounds = new Set<string>();
  /** The room of each passage. */
  readonly #rooms = new Map<number, IndexedRoom>();
  #passages = 0;

  /** Takes up a room's passages, which must not change after. */
  add(text: RoomText): IndexedRoom {
    const lengths: number[] = [];
    const totals = fields.map(() => 0);
    const room: IndexedRoom = { ...text, first: this.#passages, lengths, totals };
    this.#passages += text.passages.length;
    for (const position of text.passages.keys()) this.#rooms.set(room.first + position, room);
    for (const [place, terms] of termsByPlace(text).entries()) {
      lengths.push(terms.size);
      (totals[place % fields.length] as number) += terms.size;
      for (const [term, count] of terms) {
        if (term.length >= COMPOUND_LENGTH) this.#compounds.add(term);
        this.#terms.fetch(term, () => new Map()).set(room.first * fields.length + place, count);
      }
    }
    return room;
  }

  /** Takes a room out as `add` put it in: what is looked for here is read off its passages once more. */
  remove(room: IndexedRoom): void {
    for (const position of room.passages.keys()) this.#rooms.delete(room.first + position);
    for (const [place, terms] of termsByPlace(room).entries()) {
      for (const term of terms.keys()) {
        const places = this.#terms.get(term);
        if (!places?.delete(room.first * fields.length + place) || places.size > 0) continue;
        this.#terms.delete(term);
        this.#compounds.delete(term);
      }
    }
  }

  /** How often a term stands where: `passage * fields.length + field`. */
  places(term: string): ReadonlyMap<number, number> {
    return this.#terms.get(term) ?? nowhere;
  }

  /** The room in which a place lies, as `places` names them; undefined for one that was taken out. */
  roomOf(place: number): IndexedRoom | undefined {
    return this.#rooms.get(Math.floor(place / fields.length));
  }

  /** Longer terms that begin so. */
  *beginningWith(beginning: string): Generator<string> {
    for (const term of this.#terms.atPrefix(beginning).keys()) if (term !== beginning) yield term;
  }

  /** Other terms at most so many letters away. */
  *similarTo(sought: string, most: number): Generator<[term: string, letters: number]> {
    for (const [term, [, letters]] of this.#terms.fuzzyGet(sought, most))
      if (letters > 0) yield [term, letters];
  }

  /** Long terms that may be compounds. */
  get compounds(): Iterable<string> {
    return this.#compounds;
  }
}

/** The terms of each field of each passage, each with how often it stands there. */
function termsByPlace(room: RoomText): Map<string, number>[] {
  return room.passages.flatMap((passage) =>
    fields.map((field) => {
      const counts = new Map<string, number>();
      for (const { term } of wordsOf(fieldTexts[field](room, passage)))
        counts.set(term, (counts.get(term) ?? 0) + 1);
      return counts;
    }),
  );
}

/** "SN-03" is also written "SN03" and "SN-3". */
function spellings(number: string): string {
  return `${number} ${number.replace("-", "")} ${number.replace(/-0+/, " ")}`;
}
