import MiniSearch, { type Query, type SearchResult } from "minisearch";
import type { SearchHit, SearchKind } from "../api/search.ts";
import type { Passage } from "../documents/passages.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import { soughtWords, type Word, wordsOf } from "./words.ts";

/** What the passages of one room belong to. */
export interface RoomText {
  /** The room's name. */
  room: string;
  measure: string;
  /** The measure's number; found together with its title. */
  number: string;
  passages: readonly Passage[];
}

export interface PassageQuery {
  q: string;
  kind?: SearchKind | undefined;
  /** Hits in all. */
  limit: number;
  /** Rooms that may be looked into; what stands in others leaves no trace in the answer. */
  mayRead(room: string): boolean;
}

/** Hits of one measure, best first, each with the room it stands in. */
export interface MeasureHits {
  measure: string;
  hits: (SearchHit & { room: string })[];
}

export interface PassageAnswer {
  results: MeasureHits[];
  more: boolean;
}

interface Entry {
  id: number;
  room: string;
  measure: string;
  number: string;
  passage: Passage;
}

interface Found {
  entry: Entry;
  score: number;
  /** Terms of the passage that matched. */
  terms: readonly string[];
  /** Which words of the query matched: one bit for each. */
  words: number;
}

type Field = "number" | "title" | "text";
const fields: Record<Field, (entry: Entry) => string> = {
  number: ({ number, passage }) => (passage.kind === "measure" ? spellings(number) : ""),
  title: ({ passage }) => (passage.kind === "measure" ? passage.text : ""),
  text: ({ passage }) => (passage.kind === "measure" ? "" : passage.text),
};

/** No measure fills an answer with more hits than this. */
const HITS_PER_MEASURE = 10;
/** Words of this length may be compounds; what is looked for within them has to have the other. */
const COMPOUND_LENGTH = 8;
const PART_LENGTH = 5;
const SHORTEST_HEAD = 3;
/** "veröffentlicht", "verpflichten" have nothing to do with light. */
const endsBeforeSuffix = /(?:ent|pf|er|ig)$/;
/** So many compounds with a part are looked up. */
const MAX_COMPOUNDS = 50;
/** More words than this nobody means. */
const MAX_WORDS = 12;

/** Finds words in passages: on the server for all rooms, on a device for what it holds. */
export class PassageIndex {
  readonly #index = new MiniSearch<Entry>({
    fields: Object.keys(fields),
    extractField: (entry, field) => (field === "id" ? String(entry.id) : fields[field as Field](entry)),
    tokenize: (text) => {
      const terms = wordsOf(text).map(({ term }) => term);
      for (const term of terms) if (term.length >= COMPOUND_LENGTH) this.#compounds.add(term);
      return terms;
    },
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], processTerm: (term) => term },
  });
  /** Long words, in which others may stand: "Straßenbeleuchtung". */
  readonly #compounds = new Set<string>();
  readonly #entries = new Map<string, Entry>();
  readonly #rooms = new Map<string, string[]>();
  #lastId = 0;

  /** Puts what stands in a room in the place of what stood there. */
  put({ room, measure, number, passages }: RoomText): void {
    this.remove(room);
    const entries = passages.map((passage) => ({ id: ++this.#lastId, room, measure, number, passage }));
    for (const entry of entries) {
      this.#entries.set(String(entry.id), entry);
      this.#index.add(entry);
    }
    this.#rooms.set(
      room,
      entries.map(({ id }) => String(id)),
    );
  }

  /** Takes out a room; what stood in it is not found any more. */
  remove(room: string): void {
    const ids = this.#rooms.get(room) ?? [];
    for (const id of ids) this.#entries.delete(id);
    this.#index.discardAll(ids);
    this.#rooms.delete(room);
  }

  /**
   * What matches, best first. All words must stand in one passage (number and title of its measure counted in), else
   * somewhere in the measure; else similar words do, and last of all some of the words.
   */
  search({ q, kind, limit, mayRead }: PassageQuery): PassageAnswer {
    const words = soughtWords(q).slice(0, MAX_WORDS);
    if (words.length === 0) return { results: [], more: false };
    const all = 2 ** words.length - 1;
    const wanted = (found: Found[]): Found[] =>
      found.filter(({ entry }) => kind === undefined || entry.passage.kind === kind);
    for (const similar of [false, true]) {
      const found = this.#find(words, similar, mayRead);
      const titles = wordsByMeasure(found.filter(({ entry }) => entry.passage.kind === "measure"));
      const inPassage = found.filter(
        ({ entry, words: own }) => (own | (titles.get(entry.measure) ?? 0)) === all,
      );
      const measures = wordsByMeasure(found);
      const inMeasure = found.filter(({ entry }) => measures.get(entry.measure) === all);
      for (const tier of similar ? [inPassage, inMeasure, found] : [inPassage, inMeasure]) {
        const hits = wanted(tier);
        if (hits.length > 0) return grouped(hits, limit);
      }
    }
    return { results: [], more: false };
  }

  /** Compounds in which a word stands, but not at the beginning: these are found by their prefix. */
  #compoundsWith(part: string): Alternative[] {
    const found: Alternative[] = [];
    if (part.length < PART_LENGTH) return found;
    for (const term of this.#compounds) {
      const at = term.indexOf(part);
      if (at < SHORTEST_HEAD || (part.startsWith("lich") && endsBeforeSuffix.test(term.slice(0, at))))
        continue;
      if (found.push({ term, boost: half }) === MAX_COMPOUNDS) break;
    }
    return found;
  }

  #find(words: readonly Word[], similar: boolean, mayRead: (room: string) => boolean): Found[] {
    const bits = new Map<string, number>();
    const queries: Query[] = [];
    for (const [position, word] of words.entries()) {
      for (const { term, ...how } of [...alternatives(word, similar), ...this.#compoundsWith(word.term)]) {
        bits.set(term, (bits.get(term) ?? 0) | (1 << position));
        queries.push({ queries: [term], ...how });
      }
    }
    const isVisible = ({ id }: SearchResult): boolean => mayRead(this.#entries.get(id as string)?.room ?? "");
    return this.#index
      .search({ combineWith: "OR", queries }, { boost: { number: 8, title: 4 }, filter: isVisible })
      .flatMap(({ id, score, terms, queryTerms }) => {
        const entry = this.#entries.get(id as string);
        const matched = queryTerms.reduce((all, term) => all | (bits.get(term) ?? 0), 0);
        return entry ? [{ entry, score, terms, words: matched }] : [];
      });
  }
}

interface Alternative {
  term: string;
  prefix?: boolean;
  fuzzy?: number | false;
  boost?: Record<Field, number>;
}

/** What is not the very word counts half. */
const half: Record<Field, number> = { number: 4, title: 2, text: 0.5 };

/** What a word is looked up by. It may still be being typed: "Beleuchtu" is on its way to what is kept as "beleucht". */
function alternatives({ term, folded }: Word, similar: boolean): Alternative[] {
  const isLong = term.length > 2;
  return [
    { term, prefix: isLong, fuzzy: similar && term.length > 3 ? 0.2 : false },
    ...(folded === term ? [] : [{ term: folded, prefix: isLong, boost: half }]),
    ...[1, 2, 3]
      .map((cut) => folded.slice(0, -cut))
      .filter((shorter) => shorter.length > 4 && shorter !== term)
      .map((shorter) => ({ term: shorter, boost: half })),
  ];
}

/** "SN-03" is also written "SN03" and "SN-3". */
function spellings(number: string): string {
  return `${number} ${number.replace("-", "")} ${number.replace(/-0+/, " ")}`;
}

function wordsByMeasure(found: readonly Found[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { entry, words: own } of found) words.set(entry.measure, (words.get(entry.measure) ?? 0) | own);
  return words;
}

/** The best of what was found, by measure; a measure stands where its best hit stands. */
function grouped(found: readonly Found[], limit: number): PassageAnswer {
  const results = new Map<string, MeasureHits>();
  let count = 0;
  let more = false;
  for (const one of found) {
    const result = results.get(one.entry.measure) ?? { measure: one.entry.measure, hits: [] };
    if (count === limit || result.hits.length === HITS_PER_MEASURE) {
      more = true;
      continue;
    }
    result.hits.push(hitOf(one));
    results.set(result.measure, result);
    count++;
  }
  return { results: [...results.values()], more };
}

function hitOf({ entry: { room, passage }, terms }: Found): SearchHit & { room: string } {
  const { text, ...place } = passage;
  const excerpt: Excerpt = excerptOf(text, new Set(terms));
  return { ...place, excerpt, room };
}
