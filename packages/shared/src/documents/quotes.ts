import * as Y from "yjs";
import type { Anchor } from "../policy/discussion.ts";
import { holdsWords, mergedRanges } from "./redaction.ts";
import type { ClockRange } from "./superseded.ts";

/** Words shorter than this tell nothing by themselves. */
const leastLength = 4;
/** So many characters in a row that stand in a passage make a text a repetition of it; … */
const tellingLength = 12;
/** … in what was noted of its surroundings, so few. */
const tellingOfContext = 5;

/** Finds in other texts what is repeated of a passage. */
export class Repetitions {
  readonly #pieces: readonly string[];
  readonly #telling: ReadonlySet<string>;
  readonly #ofContext: ReadonlySet<string>;

  /** @param pieces words of the passage, as `FoundPassage` has them */
  constructor(pieces: readonly string[]) {
    const wanted = pieces.flatMap((piece) => piece.split("\n")).map((piece) => piece.trim());
    this.#pieces = wanted.filter((piece) => piece.length >= leastLength).sort((a, b) => b.length - a.length);
    this.#telling = stretchesOf(this.#pieces, tellingLength);
    this.#ofContext = stretchesOf(this.#pieces, tellingOfContext);
  }

  /** Whether nothing can be told of what it is to find. */
  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  /** Whether a text repeats the passage, or a good part of it. */
  areIn(text: string): boolean {
    return hasOneOf(text, this.#telling);
  }

  /** A text without what it repeats; empty if it repeats it in part only. */
  without(text: string): string {
    const rest = this.#pieces.reduce((left, piece) => left.replaceAll(piece, ""), text);
    return this.areIn(rest) ? "" : rest;
  }

  /** An anchor without what it repeats: positions stay as they are. */
  withoutIn(anchor: Anchor): Anchor {
    const context = (text: string): string => (hasOneOf(text, this.#ofContext) ? "" : text);
    return {
      ...anchor,
      quote: this.without(anchor.quote),
      before: context(anchor.before),
      after: context(anchor.after),
    };
  }
}

/** Takes what threads repeat of a passage out of a discussion, inside the caller's transaction: of every value but names. */
export function removeQuotes(doc: Y.Doc, repetitions: Repetitions): void {
  for (const thread of (doc.getMap("threads") as Y.Map<unknown>).values()) {
    if (!(thread instanceof Y.Map)) continue;
    for (const [field, value] of [...thread.entries()]) {
      const cleaned = isAnchor(value) ? repetitions.withoutIn(value) : cleanedOf(value, repetitions);
      if (JSON.stringify(cleaned) !== JSON.stringify(value)) thread.set(field, cleaned);
    }
  }
}

/** Where deleted values of a ledger repeat a passage. @param doc opened without collecting deleted content */
export function deletedQuotes(doc: Y.Doc, repetitions: Repetitions): ClockRange[] {
  const ranges: ClockRange[] = [];
  for (const structs of doc.store.clients.values()) {
    for (const item of structs) {
      if (!(item instanceof Y.Item) || !item.deleted || !holdsWords(item.content)) continue;
      if (!repeats(item.content.getContent(), repetitions)) continue;
      const { client, clock } = item.id;
      ranges.push({ client, from: clock, to: clock + item.length });
    }
  }
  return mergedRanges(ranges);
}

/** Every stretch of a length, and pieces that are shorter as they are. */
function stretchesOf(pieces: readonly string[], length: number): Set<string> {
  const stretches = new Set<string>();
  for (const piece of pieces) {
    if (piece.length <= length) stretches.add(piece);
    for (let at = 0; at + length <= piece.length; at++) stretches.add(piece.slice(at, at + length));
  }
  return stretches;
}

function hasOneOf(text: string, stretches: ReadonlySet<string>): boolean {
  const lengths = new Set(Array.from(stretches, ({ length }) => length));
  for (const length of lengths) {
    for (let at = 0; at + length <= text.length; at++) {
      if (stretches.has(text.slice(at, at + length))) return true;
    }
  }
  return false;
}

function isAnchor(value: unknown): value is Anchor {
  return typeof value === "object" && value !== null && "quote" in value && "start" in value;
}

/** The same value with repetitions taken out of every text in it. */
function cleanedOf(value: unknown, repetitions: Repetitions): unknown {
  if (typeof value === "string") return repetitions.areIn(value) ? repetitions.without(value) : value;
  if (Array.isArray(value)) return value.map((one) => cleanedOf(one, repetitions));
  if (typeof value !== "object" || value === null || value instanceof Y.AbstractType) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      isAnchor(one) ? repetitions.withoutIn(one) : cleanedOf(one, repetitions),
    ]),
  );
}

function repeats(value: unknown, repetitions: Repetitions): boolean {
  if (typeof value === "string") return repetitions.areIn(value);
  if (typeof value !== "object" || value === null) return false;
  if (isAnchor(value)) return JSON.stringify(repetitions.withoutIn(value)) !== JSON.stringify(value);
  return Object.values(value).some((one) => repeats(one, repetitions));
}
