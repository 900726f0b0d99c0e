import { fields, type IndexedRoom, type TermIndex } from "./TermIndex.ts";

/** How often a term stands in a field of a passage. */
export interface Posting {
  room: IndexedRoom;
  /** Of the passage within its room. */
  position: number;
  field: number;
  count: number;
}

/** Some rooms of one index, all that is looked into. */
export class SomeRooms {
  readonly rooms = new Set<IndexedRoom>();
  readonly index: TermIndex;
  #places = 0;

  constructor(index: TermIndex) {
    this.index = index;
  }

  /** Lets a room be looked into; it stands in the index. */
  add(room: IndexedRoom): void {
    this.rooms.add(room);
    this.#places += room.lengths.length;
  }

  /**
   * Where a term stands in these rooms. No more is looked at than there is in them, however often it stands in others.
   */
  *postings(term: string): Generator<Posting> {
    const places = this.index.places(term);
    if (this.#places < places.size) {
      for (const room of this.rooms) {
        for (const index of room.lengths.keys()) {
          const count = places.get(room.first * fields.length + index);
          if (count !== undefined) yield postingOf(room, index, count);
        }
      }
      return;
    }
    for (const [place, count] of places) {
      const room = this.index.roomOf(place);
      if (room && this.rooms.has(room)) yield postingOf(room, place - room.first * fields.length, count);
    }
  }

  /** Whether a term stands in one of these rooms. */
  hold(term: string): boolean {
    return this.postings(term).next().done !== true;
  }
}

function postingOf(room: IndexedRoom, place: number, count: number): Posting {
  const field = place % fields.length;
  return { room, position: (place - field) / fields.length, field, count };
}
