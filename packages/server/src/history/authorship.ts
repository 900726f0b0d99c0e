import { type AuthoredPassage, SITTING_GAP } from "@querschnitt/shared/api/history";
import { openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import { Origins, type Sources, type Unit } from "./Origins.ts";
import { headingText, isHeading } from "./places.ts";

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
          const { person, proposedBy, at: arrivedAt } = unit;
          last = {
            block,
            from: offset,
            to,
            runs: [run],
            person,
            arrivedAt,
            ...(proposedBy && { proposedBy }),
          };
          written.passages.push(last);
        }
        section.characters.set(unit.person, (section.characters.get(unit.person) ?? 0) + unit.length);
        offset = to;
      }
    }
  }
  return written;
}

function belongsTo(passage: WrittenPassage, { person, proposedBy, at }: Unit): boolean {
  return (
    passage.person === person &&
    passage.proposedBy === proposedBy &&
    Math.abs(passage.arrivedAt - at) < SITTING_GAP
  );
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
