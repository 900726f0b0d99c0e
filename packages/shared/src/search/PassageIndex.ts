import type { SearchHit, SearchKind } from "../api/search.ts";
import { excerptOf } from "./excerpt.ts";
import { isTitle } from "./isTitle.ts";
import { type Found, rank } from "./rank.ts";
import { SomeRooms } from "./SomeRooms.ts";
import { type IndexedRoom, type RoomText, TermIndex } from "./TermIndex.ts";
import { soughtWords } from "./words.ts";

export interface PassageQuery {
  q: string;
  kind?: SearchKind | undefined;
  /** Hits in all. */
  limit: number;
  /** Names of the rooms that may be looked into; what stands in others leaves no trace in the answer. */
  rooms: Iterable<string>;
}

/** Hits of one measure or session, best first, each with the room it stands in. */
export interface SubjectHits extends Pick<RoomText, "about" | "subject"> {
  hits: (SearchHit & { room: string })[];
}

export interface PassageAnswer {
  results: SubjectHits[];
  more: boolean;
}

/** No measure or session fills an answer with more hits than this. */
const HITS_PER_SUBJECT = 10;
/** More words than this nobody means. */
const MAX_WORDS = 12;
/** The index of what no circle has for itself. */
const COMMON = "";

/**
 * Finds words in passages: on the server for all rooms, on a device for what it holds. An answer follows from the rooms
 * it was asked of alone, down to the order of its hits. What organisations say internally and the non-public part of each
 * session lie in indexes of their own, so that not even the time of an answer depends on words that none of these rooms holds.
 */
export class PassageIndex {
  /** By circle. */
  readonly #indexes = new Map<string, TermIndex>();
  readonly #rooms = new Map<string, { index: TermIndex; room: IndexedRoom }>();

  /** The names of the rooms that it holds. */
  get rooms(): Iterable<string> {
    return this.#rooms.keys();
  }

  /**
   * Puts what stands in a room in the place of what stood there.
   * @param circle those for whom alone the room is: an organisation, a session's non-public part
   */
  put(text: RoomText, circle = COMMON): void {
    this.remove(text.room);
    let index = this.#indexes.get(circle);
    if (!index) {
      index = new TermIndex();
      this.#indexes.set(circle, index);
    }
    this.#rooms.set(text.room, { index, room: index.add(text) });
  }

  /** Takes out a room; what stood in it is not found any more. */
  remove(name: string): void {
    const held = this.#rooms.get(name);
    held?.index.remove(held.room);
    this.#rooms.delete(name);
  }

  /**
   * What matches, best first. All words must stand in one passage (number and title of its measure, or title of its
   * session, counted in), else somewhere in the measure or session; else similar words do, and last of all some of the words.
   */
  search({ q, kind, limit, rooms: names }: PassageQuery): PassageAnswer {
    const words = soughtWords(q).slice(0, MAX_WORDS);
    if (words.length === 0) return { results: [], more: false };
    const all = 2 ** words.length - 1;
    const places = this.#held(names);
    const wanted = (found: Found[]): Found[] =>
      found.filter(({ passage }) => kind === undefined || passage.kind === kind);
    const isThere = onAgenda(places);
    for (const similar of [false, true]) {
      const found = rank(words, similar, places).filter(isThere);
      const titles = wordsBySubject(found.filter(({ passage }) => isTitle(passage)));
      const inPassage = found.filter(
        ({ room, words: own }) => (own | (titles.get(room.subject) ?? 0)) === all,
      );
      const subjects = wordsBySubject(found);
      const inSubject = found.filter(({ room }) => subjects.get(room.subject) === all);
      for (const tier of similar ? [inPassage, inSubject, found] : [inPassage, inSubject]) {
        const hits = wanted(tier);
        if (hits.length > 0) return grouped(hits, limit);
      }
    }
    return { results: [], more: false };
  }

  /** These rooms, by the index in which they stand. */
  #held(names: Iterable<string>): SomeRooms[] {
    const held = new Map<TermIndex, SomeRooms>();
    for (const name of names) {
      const { index, room } = this.#rooms.get(name) ?? {};
      if (!index || !room) continue;
      const some = held.get(index) ?? new SomeRooms(index);
      some.add(room);
      held.set(index, some);
    }
    return [...held.values()];
  }
}

/** Whether what was found is to be seen: minutes are, of items that stand on an agenda among these rooms. */
function onAgenda(places: readonly SomeRooms[]): (found: Found) => boolean {
  let items: Set<string> | undefined;
  const readItems = (): Set<string> => {
    const passages = places.flatMap(({ rooms }) => [...rooms].flatMap((room) => room.passages));
    return new Set(passages.flatMap((one) => (one.kind === "agenda" && one.item !== null ? [one.item] : [])));
  };
  return ({ passage }) => {
    if (passage.kind !== "minutes") return true;
    items ??= readItems();
    return items.has(passage.item);
  };
}

function wordsBySubject(found: readonly Found[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { room, words: own } of found) words.set(room.subject, (words.get(room.subject) ?? 0) | own);
  return words;
}

/** The best of what was found, by measure and session; each stands where its best hit stands. */
function grouped(found: readonly Found[], limit: number): PassageAnswer {
  const results = new Map<string, SubjectHits>();
  let count = 0;
  let more = false;
  for (const one of found) {
    const { about, subject } = one.room;
    const result = results.get(subject) ?? { about, subject, hits: [] };
    if (count === limit || result.hits.length === HITS_PER_SUBJECT) {
      more = true;
      continue;
    }
    result.hits.push(hitOf(one));
    results.set(subject, result);
    count++;
  }
  return { results: [...results.values()], more };
}

function hitOf({ room, passage, terms }: Found): SearchHit & { room: string } {
  const { text, ...place } = passage;
  return { ...place, excerpt: excerptOf(text, new Set(terms)), room: room.room };
}
