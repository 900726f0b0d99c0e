import type { Passage } from "../documents/passages.ts";
import type { Posting, SomeRooms } from "./SomeRooms.ts";
import { type Field, fields, type IndexedRoom } from "./TermIndex.ts";
import type { Word } from "./words.ts";

/** A passage in which something was found. */
export interface Found {
  room: IndexedRoom;
  passage: Passage;
  /** Its place among the passages of its room. */
  position: number;
  score: number;
  /** Terms of the passage that matched. */
  terms: string[];
  /** Which words of the query matched: one bit for each. */
  words: number;
}

/** Weights of terms that are not the very one that is looked for; and how fast they fall with each letter. */
const PREFIX_WEIGHT = 0.375;
const PREFIX_FALL = 0.3;
const SIMILAR_WEIGHT = 0.45;
/** What is found by another form than the word's stem counts half. */
const OTHER_FORM = 0.5;
/** Of so many letters of a word, one may be another, up to six of them. */
const LETTERS_PER_SLIP = 5;
const MOST_SLIPS = 6;
/** A compound's part has to have this length; what stands before it, the other. */
const PART_LENGTH = 5;
const SHORTEST_HEAD = 3;
/** So many compounds with a part are looked up. */
const MAX_COMPOUNDS = 50;
/** "veröffentlicht", "verpflichten" have nothing to do with light. */
const endsBeforeSuffix = /(?:ent|pf|er|ig)$/;

/** What a word in each field counts. */
const boosts: Record<Field, number> = { number: 8, title: 4, text: 1 };

/**
 * The passages of some rooms in which one of the words stands, best first. Which are found, what they score (BM25+) and in
 * what order they stand follows from these rooms alone, whatever else their indexes hold.
 */
export function rank(words: readonly Word[], similar: boolean, places: readonly SomeRooms[]): Found[] {
  const found = new Map<IndexedRoom, Map<number, Found>>();
  const collection = measured(places);
  for (const [index, word] of words.entries()) {
    const bit = 1 << index;
    // In an order of their own: the one in which an index lists them tells of terms that stand in other rooms.
    const terms = [...termsFor(word, similar, places)].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [term, weight] of terms) {
      const postings = places.flatMap((some) => [...some.postings(term)]);
      const shareOf = bm25(collection, postings);
      for (const posting of postings) {
        const one = foundAt(found, posting);
        one.score += weight * shareOf(posting);
        one.words |= bit;
        if (one.terms.at(-1) !== term) one.terms.push(term);
      }
    }
  }
  return [...found.values()]
    .flatMap((inRoom) => [...inRoom.values()])
    .map((one) => ({ ...one, score: one.score * bitsIn(one.words) }))
    .sort(byScore);
}

/** The terms by which a word is found, each with its weight: that of what brings it closest. */
function termsFor(word: Word, similar: boolean, places: readonly SomeRooms[]): Map<string, number> {
  const weights = new Map<string, number>();
  const take = (term: string, weight: number): void => {
    if (weight > (weights.get(term) ?? 0)) weights.set(term, weight);
  };
  for (const { term: sought, isBeginning, slips, factor } of formsOf(word, similar)) {
    take(sought, factor);
    for (const { index } of places) {
      if (isBeginning) {
        for (const term of index.beginningWith(sought)) {
          const fall = PREFIX_FALL * (term.length - sought.length);
          take(term, (factor * PREFIX_WEIGHT * term.length) / (term.length + fall));
        }
      }
      if (slips > 0) {
        for (const [term, letters] of index.similarTo(sought, slips))
          take(term, (factor * SIMILAR_WEIGHT * term.length) / (term.length + letters));
      }
    }
  }
  for (const term of compoundsWith(word.term, places)) take(term, OTHER_FORM);
  return weights;
}

interface SoughtForm {
  term: string;
  isBeginning: boolean;
  /** Letters that may be others. */
  slips: number;
  factor: number;
}

/** What a word is looked up by. It may still be being typed: "Beleuchtu" is on its way to what is kept as "beleucht". */
function formsOf({ term, folded }: Word, similar: boolean): SoughtForm[] {
  const isBeginning = term.length > 2;
  const slips =
    similar && term.length > 3 ? Math.min(MOST_SLIPS, Math.round(term.length / LETTERS_PER_SLIP)) : 0;
  const other = { slips: 0, factor: OTHER_FORM };
  return [
    { term, isBeginning, slips, factor: 1 },
    ...(folded === term ? [] : [{ term: folded, isBeginning, ...other }]),
    ...[1, 2, 3]
      .map((cut) => folded.slice(0, -cut))
      .filter((shorter) => shorter.length > 4 && shorter !== term)
      .map((shorter) => ({ term: shorter, isBeginning: false, ...other })),
  ];
}

/** Compounds of these rooms in which a word stands: the shortest ones, which say the least beside it. */
function compoundsWith(part: string, places: readonly SomeRooms[]): string[] {
  const found = new Set(
    places.flatMap(({ index }) => [...index.compounds].filter((term) => isPartOf(part, term))),
  );
  const inRooms: string[] = [];
  for (const term of [...found].sort((one, other) => one.length - other.length || compare(one, other))) {
    if (inRooms.length === MAX_COMPOUNDS) break;
    if (places.some((some) => some.hold(term))) inRooms.push(term);
  }
  return inRooms;
}

/** Whether a word stands in a compound, but not at its beginning: such ones are found by their prefix. */
function isPartOf(part: string, compound: string): boolean {
  if (part.length < PART_LENGTH) return false;
  const at = compound.indexOf(part);
  return at >= SHORTEST_HEAD && !(part.startsWith("lich") && endsBeforeSuffix.test(compound.slice(0, at)));
}

/** How many passages there are, and how long their fields are on average. */
interface Collection {
  passages: number;
  averageLengths: number[];
}

function measured(places: readonly SomeRooms[]): Collection {
  const lengths = fields.map(() => 0);
  let passages = 0;
  for (const room of places.flatMap(({ rooms }) => [...rooms])) {
    passages += room.passages.length;
    for (const [field, length] of room.totals.entries()) (lengths[field] as number) += length;
  }
  return { passages, averageLengths: lengths.map((length) => length / passages) };
}

/** Parameters of BM25+: how soon repetition stops to count, how much length does, and what one occurrence is worth. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.7;
const LEAST = 0.5;

/** What a term counts that stands in these places of a collection. */
function bm25({ passages, averageLengths }: Collection, postings: readonly Posting[]) {
  const frequencies = fields.map(() => 0);
  for (const { field } of postings) (frequencies[field] as number)++;
  const rarity = frequencies.map((frequency, field) => {
    const inverse = Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
    return boosts[fields[field] as Field] * inverse;
  });
  return ({ room, position, field, count }: Posting): number => {
    const length = room.lengths[position * fields.length + field] as number;
    const relative = 1 - LENGTH_SHARE + (LENGTH_SHARE * length) / (averageLengths[field] as number);
    return (rarity[field] as number) * (LEAST + (count * (SATURATION + 1)) / (count + SATURATION * relative));
  };
}

function foundAt(found: Map<IndexedRoom, Map<number, Found>>, { room, position }: Posting): Found {
  let inRoom = found.get(room);
  if (!inRoom) {
    inRoom = new Map();
    found.set(room, inRoom);
  }
  let one = inRoom.get(position);
  if (!one) {
    const passage = room.passages[position] as Passage;
    one = { room, passage, position, score: 0, terms: [], words: 0 };
    inRoom.set(position, one);
  }
  return one;
}

function bitsIn(words: number): number {
  let bits = 0;
  for (let left = words; left !== 0; left &= left - 1) bits++;
  return bits;
}

/** What scores the same stands in the order of the plan, and as it is written. */
function byScore(one: Found, other: Found): number {
  return (
    other.score - one.score ||
    compare(one.room.number, other.room.number) ||
    compare(one.room.room, other.room.room) ||
    one.position - other.position
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
