import { fromBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { openDraft } from "./draft.ts";
import { Repetitions } from "./quotes.ts";
import { holdsWords, mergedRanges } from "./redaction.ts";
import type { ClockRange } from "./superseded.ts";

/** What was deleted tells something from this many characters on: less is a slip of the keys. */
const leastDeleted = 6;

/** What stands, and once stood, between two places of a draft. */
export interface FoundPassage {
  /** Ids of everything written there, what was deleted since included. */
  ranges: ClockRange[];
  /** What can be read there now, a line break between blocks. */
  quote: string;
  /** Its lines, and what was deleted there in one piece. */
  pieces: string[];
}

/**
 * Finds the passage between two relative positions, as anchors have them, together with what was deleted within it and
 * directly beside it, and what was deleted elsewhere and repeats it: whoever moves a passage deletes it and writes it again.
 * @param doc a draft opened without collecting deleted content
 * @returns undefined if the positions are none, or of another document
 */
export function passageBetween(doc: Y.Doc, place: { start: string; end: string }): FoundPassage | undefined {
  const units = [...textsOf(openDraft(doc))].flatMap((text) => [...unitsOf(text)]);
  const chosen = unitsBetween(doc, units, place, true);
  if (!chosen) return undefined;
  const passage = describe(chosen);
  const repeated = deletedRepetitions(units, new Repetitions({ pieces: passage.pieces, left: [] }));
  return { ...passage, ranges: mergedRanges([...passage.ranges, ...repeated]) };
}

/** The units between two places; with `beside`, also what cannot be seen directly beside them. */
function unitsBetween(
  doc: Y.Doc,
  units: readonly Unit[],
  { start, end }: { start: string; end: string },
  beside: boolean,
): Unit[] | undefined {
  const first = edgeOf(doc, start);
  const last = edgeOf(doc, end);
  if (!first || !last) return undefined;
  const from = units.findIndex((unit) => holds(unit, first));
  const to = units.findLastIndex((unit) => holds(unit, last));
  if (from === -1 || to < from) return undefined;
  const chosen: Unit[] = [];
  for (const [index, unit] of units.entries()) {
    if (index < from || index > to) continue;
    const { clock } = unit.item.id;
    const begin = index === from ? Math.max(unit.from, first.clock - clock) : unit.from;
    const stop = index === to ? Math.min(unit.to, last.clock - clock + 1) : unit.to;
    if (begin < stop) chosen.push({ ...unit, from: begin, to: stop });
  }
  if (chosen.length === 0) return undefined;
  if (!beside) return chosen;
  const begins = chosen[0]?.from === units[from]?.from;
  const stops = chosen.at(-1)?.to === units[to]?.to;
  if (begins) chosen.unshift(...unseenBeside(units, from, -1).reverse());
  if (stops) chosen.push(...unseenBeside(units, to, 1));
  return chosen;
}

/** Where deleted text repeats a passage. */
function deletedRepetitions(units: readonly Unit[], repetitions: Repetitions): ClockRange[] {
  const ranges: ClockRange[] = [];
  for (const run of deletedRuns(units)) {
    const text = run.map(({ item }) => (item.content as Y.ContentString).str).join("");
    for (const [from, to] of repetitions.partsOf(text)) {
      let at = 0;
      for (const { item } of run) {
        const { client, clock } = item.id;
        const range = {
          client,
          from: clock + Math.max(0, from - at),
          to: clock + Math.min(item.length, to - at),
        };
        if (range.from < range.to) ranges.push(range);
        at += item.length;
      }
    }
  }
  return ranges;
}

/** Deleted words that follow one another, with nothing between them that can be read. */
function deletedRuns(units: readonly Unit[]): Unit[][] {
  const runs: Unit[][] = [];
  let text: Y.XmlText | undefined;
  for (const unit of units) {
    const { content, deleted } = unit.item;
    if (!(content instanceof Y.ContentString)) continue;
    if (!deleted) text = undefined;
    else if (unit.text === text) runs.at(-1)?.push(unit);
    else {
      runs.push([unit]);
      text = unit.text;
    }
  }
  return runs;
}

/** What ranges of a draft hold, as `passageBetween` tells it. @param doc opened without collecting deleted content */
export function passageOf(doc: Y.Doc, ranges: readonly ClockRange[]): FoundPassage {
  const units = [...textsOf(openDraft(doc))].flatMap((text) => [...unitsOf(text)]);
  const chosen = units.flatMap((unit) => {
    const { client, clock } = unit.item.id;
    return ranges
      .filter((range) => range.client === client)
      .map(({ from, to }) => ({
        ...unit,
        from: Math.max(0, from - clock),
        to: Math.min(unit.to, to - clock),
      }))
      .filter(({ from, to }) => from < to);
  });
  return describe(chosen);
}

/** What is left of anchors when ranges go: for each what can still be read there, undefined if it holds nothing of them. */
export function leftOfAnchors(
  doc: Y.Doc,
  ranges: readonly ClockRange[],
  anchors: readonly { start: string; end: string }[],
): (string | undefined)[] {
  const units = [...textsOf(openDraft(doc))].flatMap((text) => [...unitsOf(text)]);
  return anchors.map((anchor) => {
    const chosen = unitsBetween(doc, units, anchor, false);
    if (!chosen) return undefined;
    const all = mergedRanges(
      chosen.map(({ item: { id }, from, to }) => {
        return { client: id.client, from: id.clock + from, to: id.clock + to };
      }),
    );
    const left = all.flatMap((range) => withoutRanges(range, ranges));
    return lengthOf(left) < lengthOf(all) ? passageOf(doc, left).quote : undefined;
  });
}

function withoutRanges({ client, from, to }: ClockRange, ranges: readonly ClockRange[]): ClockRange[] {
  const left: ClockRange[] = [];
  let at = from;
  for (const range of mergedRanges(ranges)) {
    if (range.client !== client || range.to <= at || range.from >= to) continue;
    if (range.from > at) left.push({ client, from: at, to: range.from });
    at = range.to;
  }
  if (at < to) left.push({ client, from: at, to });
  return left;
}

function lengthOf(ranges: readonly ClockRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** A part of an item: units of its content from `from` to before `to`. */
interface Unit {
  item: Y.Item;
  text: Y.XmlText;
  from: number;
  to: number;
}

/** Any shared type, whatever its events are. */
type SharedType = Pick<Y.XmlFragment, "_start">;

/** All texts below a type in the order of the document, those that are deleted as well. */
function* textsOf(type: SharedType): Generator<Y.XmlText> {
  if (type instanceof Y.XmlText) yield type;
  for (let item = type._start; item; item = item.right) {
    if (item.content instanceof Y.ContentType) yield* textsOf(item.content.type);
  }
}

function* unitsOf(text: Y.XmlText): Generator<Unit> {
  for (let item = text._start; item; item = item.right) yield { item, text, from: 0, to: item.length };
}

function holds({ item }: Unit, id: Y.ID): boolean {
  const { client, clock } = item.id;
  return client === id.client && clock <= id.clock && id.clock < clock + item.length;
}

/** The unit that a position keeps to; of a position at the edge of a type, the outermost one in it. */
function edgeOf(doc: Y.Doc, encoded: string): Y.ID | undefined {
  let position: Y.RelativePosition;
  try {
    position = Y.decodeRelativePosition(fromBase64(encoded));
  } catch {
    return undefined;
  }
  const { item, type, tname, assoc } = position;
  if (item) return isKnown(doc, item) ? item : undefined;
  const held = type && isKnown(doc, type) ? Y.getItem(doc.store, type) : undefined;
  const inside: SharedType | undefined =
    held instanceof Y.Item && held.content instanceof Y.ContentType
      ? held.content.type
      : tname !== null
        ? openDraft(doc)
        : undefined;
  if (!inside) return undefined;
  const units = [...textsOf(inside)].flatMap((text) => [...unitsOf(text)]);
  const outermost = assoc >= 0 ? units.at(-1)?.item : units[0]?.item;
  return outermost && (assoc >= 0 ? outermost.lastId : outermost.id);
}

function isKnown(doc: Y.Doc, { client, clock }: Y.ID): boolean {
  return clock < Y.getState(doc.store, client);
}

/** What was deleted, and the formats that begin or end, directly beside a unit; in the same text, nearest first. */
function unseenBeside(units: readonly Unit[], index: number, step: 1 | -1): Unit[] {
  const beside: Unit[] = [];
  const text = units[index]?.text;
  for (let at = index + step; ; at += step) {
    const unit = units[at];
    if (!unit || unit.text !== text) return beside;
    if (!unit.item.deleted && !(unit.item.content instanceof Y.ContentFormat)) return beside;
    beside.push(unit);
  }
}

function describe(units: readonly Unit[]): FoundPassage {
  const stays = formatsThatStay(units);
  const ranges: ClockRange[] = [];
  const lines = new Map<Y.XmlText, string>();
  const runs: string[] = [];
  let before: Unit | undefined;
  for (const unit of units) {
    const { item, text, from, to } = unit;
    const { client, clock } = item.id;
    if (holdsWords(item.content) && !stays.has(item))
      ranges.push({ client, from: clock + from, to: clock + to });
    if (!(item.content instanceof Y.ContentString)) continue;
    const words = item.content.str.slice(from, to);
    if (!item.deleted) lines.set(text, (lines.get(text) ?? "") + words);
    const continues = before?.text === text && before.item.deleted === item.deleted;
    if (item.deleted && continues) runs.push((runs.pop() ?? "") + words);
    else if (item.deleted) runs.push(words);
    before = unit;
  }
  const visible = [...lines.values()];
  const telling = runs.filter((run) => run.trim().length >= leastDeleted);
  return { ranges: mergedRanges(ranges), quote: visible.join("\n"), pieces: [...visible, ...telling] };
}

/** Of each format and text the last one, if what follows the passage is formatted otherwise than what precedes it. */
function formatsThatStay(units: readonly Unit[]): Set<Y.Item> {
  const last = new Map<Y.XmlText, Map<string, Y.Item>>();
  for (const { item, text } of units) {
    if (item.deleted || !(item.content instanceof Y.ContentFormat)) continue;
    const ofText = last.get(text) ?? new Map<string, Y.Item>();
    last.set(text, ofText.set(item.content.key, item));
  }
  const stays = new Set<Y.Item>();
  for (const [text, formats] of last) {
    const first = units.find((unit) => unit.text === text);
    for (const [key, item] of formats) {
      const value = (item.content as Y.ContentFormat).value;
      if (JSON.stringify(value) !== JSON.stringify(valueBefore(text, first?.item, key))) stays.add(item);
    }
  }
  return stays;
}

/** The value of a format in front of an item; null if it has none. */
function valueBefore(text: Y.XmlText, until: Y.Item | undefined, key: string): unknown {
  let value: unknown = null;
  for (let item = text._start; item && item !== until; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentFormat && item.content.key === key)
      value = item.content.value;
  }
  return value;
}
