import { type AuthoredPassage, SITTING_GAP } from "@querschnitt/shared/api/history";
import { openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import { SERVER } from "../sync/RoomWriting.ts";
import type { Arrivals } from "./Arrivals.ts";
import { headingText, isHeading } from "./places.ts";
import type { Restored } from "./restored.ts";

/** A passage before it is known who its person is. */
export type WrittenPassage = Omit<AuthoredPassage, "organisation" | "stakeholderGroup">;

/** How many units of a section are whose. */
export interface WrittenSection {
  heading: string;
  block: number;
  characters: Map<string, number>;
}

/** Who wrote what of a draft. */
export interface WrittenDraft {
  passages: WrittenPassage[];
  sections: WrittenSection[];
}

/** What is known of the units of a draft's log. */
export interface Sources {
  arrivals: Arrivals;
  restored: readonly Restored[];
}

/** Reads off a draft who wrote each passage that stands in it. */
export function writtenDraft(doc: Y.Doc, sources: Sources): WrittenDraft {
  const origins = new Origins(sources);
  const written: WrittenDraft = { passages: [], sections: [] };
  for (const [block, type] of openDraft(doc).toArray().entries()) {
    const item = type._item;
    if (block === 0 || (item && isHeading(item)))
      written.sections.push({
        heading: item && isHeading(item) ? headingText(item) : "",
        block,
        characters: new Map(),
      });
    const section = written.sections.at(-1) as WrittenSection;
    let offset = 0;
    let last: WrittenPassage | undefined;
    for (const { id, length } of textItems(type)) {
      for (const unit of origins.of(id.client, id.clock, length)) {
        const to = offset + unit.length;
        const run = { client: unit.client, clock: unit.clock, length: unit.length };
        if (last && belongsTo(last, unit)) {
          last.to = to;
          last.arrivedAt = Math.max(last.arrivedAt, unit.at);
          addRun(last.runs, run);
        } else {
          last = { block, from: offset, to, runs: [run], person: unit.person, arrivedAt: unit.at };
          written.passages.push(last);
        }
        section.characters.set(unit.person, (section.characters.get(unit.person) ?? 0) + unit.length);
        offset = to;
      }
    }
  }
  return written;
}

/** Units that one person wrote and that arrived together. */
interface Unit {
  client: number;
  clock: number;
  length: number;
  person: string;
  at: number;
}

function belongsTo(passage: WrittenPassage, { person, at }: Unit): boolean {
  return passage.person === person && Math.abs(passage.arrivedAt - at) < SITTING_GAP;
}

function addRun(runs: WrittenPassage["runs"], run: WrittenPassage["runs"][number]): void {
  const last = runs.at(-1);
  if (last && last.client === run.client && last.clock + last.length === run.clock) last.length += run.length;
  else runs.push(run);
}

/** The items of a block that hold its text, in the order in which it reads. */
function* textItems(type: Pick<Y.AbstractType<unknown>, "_start">): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentString) yield item;
    else if (item.content instanceof Y.ContentType) yield* textItems(item.content.type);
  }
}

/** Whose units are: of whoever sent them, or of whoever wrote first what they restore. */
class Origins {
  readonly #arrivals: Arrivals;
  readonly #restored = new Map<number, Restored[]>();

  constructor({ arrivals, restored }: Sources) {
    this.#arrivals = arrivals;
    for (const one of restored) {
      const known = this.#restored.get(one.client);
      if (known) known.push(one);
      else this.#restored.set(one.client, [one]);
    }
    for (const ofClient of this.#restored.values()) ofClient.sort((one, other) => one.clock - other.clock);
  }

  /** Every unit of [clock, clock + length), under its own id. */
  *of(client: number, clock: number, length: number): Generator<Unit> {
    const end = clock + length;
    let next = clock;
    const restored = this.#restored.get(client) ?? [];
    for (let index = firstBehind(restored, clock); index < restored.length; index++) {
      const one = restored[index] as Restored;
      if (one.clock >= end) break;
      const from = Math.max(next, one.clock);
      const to = Math.min(end, one.clock + one.length);
      yield* this.#arrived(client, next, from);
      // What was restored may have been restored before: its own origin comes first in the log, so this ends.
      let at = from;
      for (const unit of this.of(one.of.client, one.of.clock + (from - one.clock), to - from)) {
        yield { ...unit, client, clock: at };
        at += unit.length;
      }
      next = to;
    }
    yield* this.#arrived(client, next, end);
  }

  *#arrived(client: number, start: number, end: number): Generator<Unit> {
    const person = this.#arrivals.personOf(client) ?? SERVER;
    for (const run of this.#arrivals.within(client, start, end)) {
      yield { client, clock: run.start, length: run.end - run.start, person, at: run.at };
    }
  }
}

/** Where the first one stands that ends behind a clock. */
function firstBehind(restored: readonly Restored[], clock: number): number {
  let low = 0;
  let high = restored.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = restored[middle] as Restored;
    if (one.clock + one.length > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}
