import * as Y from "yjs";
import type { Anchor } from "../policy/discussion.ts";
import { holdsWords, mergedRanges } from "./redaction.ts";
import type { ClockRange } from "./superseded.ts";

/** What is to be found in other texts of a passage that goes. Plain data. */
export interface Repeated {
  /** Its words, as `FoundPassage` has them. */
  pieces: readonly string[];
  /** What is left to be read at anchors that hold something of it. */
  left: readonly { start: string; end: string; quote: string }[];
}

/** Stands where nothing is left of a quote; German is the language of the documents. */
export const REDACTED = "[geschwärzt]";

/** Single letters and numbers are everywhere. */
const leastLength = 2;
/** So many characters in a row that stand in a passage make a text a repetition of it; a shorter one must be there whole. */
const tellingLength = 12;
/** In what was noted of the surroundings of another passage, so few tell; in what is deleted anyway, so few are enough. */
const tellingOfContext = 5;
const tellingOfDeleted = 10;

/** Finds in other texts what is repeated of a passage. */
export class Repetitions {
  readonly #long: ReadonlySet<string>;
  readonly #ofContext: ReadonlySet<string>;
  readonly #ofDeleted: ReadonlySet<string>;
  readonly #whole: RegExp | undefined;
  readonly #short: RegExp | undefined;
  readonly #left: ReadonlyMap<string, string>;

  constructor({ pieces, left }: Repeated) {
    const lines = pieces.flatMap((piece) => piece.split("\n")).map((piece) => piece.trim());
    const wanted = lines.filter((piece) => piece.length >= leastLength).sort((a, b) => b.length - a.length);
    this.#long = stretchesOf(wanted, tellingLength);
    this.#ofContext = stretchesOf(wanted, tellingOfContext);
    this.#ofDeleted = stretchesOf(wanted, tellingOfDeleted);
    this.#whole = oneOf(wanted);
    this.#short = oneOf(wanted.filter(({ length }) => length < tellingLength));
    this.#left = new Map(left.map(({ start, end, quote }) => [placeOf({ start, end }), quote]));
  }

  /** Whether a text repeats the passage, or a good part of it. */
  areIn(text: string): boolean {
    return hasOneOf(text, this.#long, tellingLength) || (this.#short?.test(text) ?? false);
  }

  /** Which parts of a deleted text repeat it, as [from, to], in order. */
  partsOf(text: string): [from: number, to: number][] {
    const parts: [number, number][] = [];
    const add = (from: number, to: number): void => {
      const last = parts.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else parts.push([from, to]);
    };
    const found = new Map<number, number>();
    for (const match of this.#short ? text.matchAll(new RegExp(this.#short, "gu")) : [])
      found.set(match.index, match[0].length);
    for (let at = 0; at < text.length; at++) {
      const short = found.get(at);
      if (short !== undefined) add(at, at + short);
      if (this.#ofDeleted.has(text.slice(at, at + tellingOfDeleted))) add(at, at + tellingOfDeleted);
    }
    return parts;
  }

  /** A text without what it repeats; empty if that cannot be told from the rest. */
  without(text: string): string {
    if (!this.areIn(text)) return text;
    const rest = this.#whole ? text.replaceAll(new RegExp(this.#whole, "gu"), "") : text;
    return this.areIn(rest) ? "" : rest;
  }

  /** An anchor without what it repeats: positions stay as they are. */
  withoutIn(anchor: Anchor): Anchor {
    // Words that are gone already cannot be looked for.
    const isUnknown = this.#whole === undefined && this.holds(anchor);
    const context = (text: string): string =>
      isUnknown || hasOneOf(text, this.#ofContext, tellingOfContext) || this.areIn(text) ? "" : text;
    const left = this.#left.get(placeOf(anchor)) ?? this.without(anchor.quote);
    const quote = left.trim() === "" && anchor.quote !== "" ? REDACTED : left;
    return { ...anchor, quote, before: context(anchor.before), after: context(anchor.after) };
  }

  /** Whether an anchor holds something of the passage. */
  holds(anchor: Anchor): boolean {
    return this.#left.has(placeOf(anchor));
  }

  /** Plain data without what it repeats in any text in it. */
  withoutInValue<Value>(value: Value): Value {
    return this.#cleaned(value) as Value;
  }

  #cleaned(value: unknown): unknown {
    if (typeof value === "string") return this.without(value);
    if (isAnchor(value)) return this.withoutIn(value);
    if (Array.isArray(value)) return value.map((one) => this.#cleaned(one));
    if (typeof value !== "object" || value === null || value instanceof Y.AbstractType) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#cleaned(one)]));
  }
}

function placeOf({ start, end }: { start: string; end: string }): string {
  return `${start} ${end}`;
}

/** Any of these words, not as a part of others; undefined if there are none. */
function oneOf(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const literals = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${literals.join("|")})(?![\\p{L}\\p{N}])`, "u");
}

/**
 * Takes what threads repeat of a passage out of a discussion, inside the caller's transaction, and withdraws proposals that
 * are about it or bring it back. For the server alone: no rule lets anybody else.
 */
export function removeQuotes(doc: Y.Doc, repetitions: Repetitions): void {
  for (const [id, proposal] of entriesIn(doc, "proposals")) {
    if (proposal.get("withdrawn") === true || !isAbout(doc, id, proposal, repetitions)) continue;
    proposal.set("withdrawn", true);
    for (const field of proposed) proposal.set(field, []);
  }
  for (const [, thread] of entriesIn(doc, "threads")) {
    for (const [field, value] of [...thread.entries()]) {
      const cleaned = repetitions.withoutInValue(value);
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
      if (!repeats(item.content.getContent(), repetitions) && !wasProposed(doc, item, repetitions)) continue;
      const { client, clock } = item.id;
      ranges.push({ client, from: clock, to: clock + item.length });
    }
  }
  return mergedRanges(ranges);
}

/** The fields of a proposal that hold words. */
const proposed = ["original", "replacement"] as const;

/** The entries of a root, deleted ones left out. */
function entriesIn(doc: Y.Doc, root: string): [id: string, entry: Y.Map<unknown>][] {
  return [...doc.getMap(root).entries()].flatMap(([id, entry]) =>
    entry instanceof Y.Map ? [[id, entry as Y.Map<unknown>]] : [],
  );
}

/** Whether a proposal stands where the passage stood, or says it. */
function isAbout(doc: Y.Doc, id: string, proposal: Y.Map<unknown>, repetitions: Repetitions): boolean {
  return (
    standsThere(doc, id, repetitions) || proposed.some((field) => repeats(proposal.get(field), repetitions))
  );
}

function standsThere(doc: Y.Doc, thread: string, repetitions: Repetitions): boolean {
  const entry = doc.getMap("threads").get(thread);
  const anchor = entry instanceof Y.Map ? entry.get("anchor") : undefined;
  return isAnchor(anchor) && repetitions.holds(anchor);
}

/** Whether an item is what a proposal about the passage said before it was withdrawn. */
function wasProposed(doc: Y.Doc, { parent, parentSub }: Y.Item, repetitions: Repetitions): boolean {
  if (!(proposed as readonly (string | null)[]).includes(parentSub)) return false;
  const entry = parent instanceof Y.AbstractType ? parent._item?.parentSub : undefined;
  return typeof entry === "string" && standsThere(doc, entry, repetitions);
}

/** Every stretch of a length. */
function stretchesOf(pieces: readonly string[], length: number): Set<string> {
  const stretches = new Set<string>();
  for (const piece of pieces) {
    for (let at = 0; at + length <= piece.length; at++) stretches.add(piece.slice(at, at + length));
  }
  return stretches;
}

function hasOneOf(text: string, stretches: ReadonlySet<string>, length: number): boolean {
  for (let at = 0; at + length <= text.length; at++) {
    if (stretches.has(text.slice(at, at + length))) return true;
  }
  return false;
}

function isAnchor(value: unknown): value is Anchor {
  return typeof value === "object" && value !== null && "quote" in value && "start" in value;
}

function repeats(value: unknown, repetitions: Repetitions): boolean {
  if (typeof value === "string") return repetitions.areIn(value);
  if (typeof value !== "object" || value === null) return false;
  if (isAnchor(value)) return JSON.stringify(repetitions.withoutIn(value)) !== JSON.stringify(value);
  return repetitions.areIn(textIn(value)) || Object.values(value).some((one) => repeats(one, repetitions));
}

/** The words of rich text, whatever formats part them. */
function textIn(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  return Object.entries(value)
    .map(([key, one]) => (key === "text" && typeof one === "string" ? one : textIn(one)))
    .join("");
}
