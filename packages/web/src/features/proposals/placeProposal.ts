import type { Proposable } from "@querschnitt/shared/documents/proposals";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { Fragment, Node, type Schema, Slice } from "@tiptap/pm/model";
import { type DraftView, type Passage, PassageFinder, rangeBetween } from "../../editor/passages/anchors.ts";
import { commonEnd, commonStart, flatten, withoutSpace } from "../../editor/passages/flatText.ts";

/** Where a proposal belongs in one state of a draft. */
export type ProposalPlace =
  /** What stood there when it was proposed still stands there: it can be carried out. */
  | ({ state: "unchanged" } & Passage)
  /** Something else stands there by now. */
  | ({ state: "changed" } & Passage)
  | { state: "lost" };

type Placed = Pick<Proposable, "kind" | "anchor" | "original">;

/** So many characters around a place must be as they were for it to count as the same place … */
const EVIDENCE = 8;
/** … of so many that are looked at. */
const CONTEXT = 80;
/** A text of this length is taken for the same passage without its old surroundings (cut and pasted). */
const TELLING = 60;

const lost: ProposalPlace = { state: "lost" };

/** Reads a piece of text. @throws RangeError if the draft's schema does not know it */
export function contentOf(nodes: readonly RichNode[], schema: Schema): Fragment {
  return Fragment.fromArray(nodes.map((node) => Node.fromJSON(schema, node)));
}

/**
 * Finds the place of a proposal: the noted one if it still reads the same, else the one place that now reads so.
 * @param finder shared by those who look for several in one state of a draft
 */
export function placeProposal(
  view: DraftView,
  { kind, anchor, original }: Placed,
  finder = new PassageFinder(view),
): ProposalPlace {
  let content: Fragment;
  try {
    content = contentOf(original, view.doc.type.schema);
  } catch {
    // Written by a client that is not ours.
    return lost;
  }
  return kind === "words" ? placeWords(view, anchor, content, finder) : placeBlocks(view, anchor, content);
}

function placeWords(
  view: DraftView,
  anchor: Proposable["anchor"],
  content: Fragment,
  finder: PassageFinder,
): ProposalPlace {
  const noted = rangeBetween(view, anchor);
  if (noted && isInOneBlock(view.doc, noted) && reads(view.doc, noted, content))
    return { state: "unchanged", ...noted };
  const found = finder.find(anchor);
  if (!found) return lost;
  // What is found begins and ends with a letter; the passage may do so with white space.
  const words = content.textBetween(0, content.size, undefined, "\n");
  const passage = {
    from: found.from - (words.length - words.trimStart().length),
    to: found.to + (words.length - words.trimEnd().length),
  };
  const fits = passage.from >= 0 && passage.to <= view.doc.content.size;
  if (fits && isInOneBlock(view.doc, passage) && reads(view.doc, passage, content))
    return { state: "unchanged", ...passage };
  return isInOneBlock(view.doc, found) ? { state: "changed", ...found } : lost;
}

function isInOneBlock(doc: Node, { from, to }: Passage): boolean {
  const $from = doc.resolve(from);
  return $from.parent.isTextblock && $from.sameParent(doc.resolve(to));
}

function reads(doc: Node, { from, to }: Passage, content: Fragment): boolean {
  const $from = doc.resolve(from);
  const start = $from.start();
  return $from.parent.content.cut(from - start, to - start).eq(content);
}

function placeBlocks(view: DraftView, anchor: Proposable["anchor"], content: Fragment): ProposalPlace {
  const { doc } = view;
  const noted = rangeBetween(view, anchor);
  const isGap = content.size === 0;
  if (noted && isAmongBlocks(doc, noted)) {
    // Where somebody has put something into the same gap, it opens behind what stood in front of it.
    const passage = isGap ? { from: noted.to, to: noted.to } : noted;
    if (isGap ? surroundings(doc, passage, anchor).either : reads(doc, noted, content))
      return { state: "unchanged", ...passage };
  }
  const moved = searchBlocks(doc, anchor, content);
  if (moved) return { state: "unchanged", ...moved };
  return noted && !isGap && noted.from < noted.to && isAmongBlocks(doc, noted)
    ? { state: "changed", ...noted }
    : lost;
}

function isAmongBlocks(doc: Node, { from, to }: Passage): boolean {
  const $from = doc.resolve(from);
  return !$from.parent.isTextblock && $from.sameParent(doc.resolve(to));
}

/** The one place that reads so, among places whose surroundings tell that it is the same one. */
function searchBlocks(doc: Node, anchor: Proposable["anchor"], content: Fragment): Passage | undefined {
  const found: (Passage & { evidence: number })[] = [];
  const isTelling = withoutSpace(anchor.quote).length >= TELLING;
  const look = (from: number): void => {
    const passage = { from, to: from + content.size };
    const { characters, either, both } = surroundings(doc, passage, anchor);
    if (isTelling || (content.size === 0 ? both : either)) found.push({ ...passage, evidence: characters });
  };
  const lookInto = (parent: Node, start: number): void => {
    const { size } = parent.content;
    const mayBeAt = (offset: number): boolean =>
      offset + content.size <= size && parent.content.cut(offset, offset + content.size).eq(content);
    parent.forEach((child, offset) => {
      if (content.size === 0 || (child.eq(content.firstChild as Node) && mayBeAt(offset)))
        look(start + offset);
      if (!child.isTextblock && !child.isLeaf) lookInto(child, start + offset + 1);
    });
    if (content.size === 0) look(start + size);
  };
  lookInto(doc, 0);
  const [best, second] = found.sort((one, other) => other.evidence - one.evidence);
  if (!best || (second && best.evidence - second.evidence < EVIDENCE)) return undefined;
  return { from: best.from, to: best.to };
}

/** How much of what stood around a passage stands around a place. */
function surroundings(
  doc: Node,
  { from, to }: Passage,
  anchor: Proposable["anchor"],
): { characters: number; either: boolean; both: boolean } {
  const before = withoutSpace(anchor.before);
  const after = withoutSpace(anchor.after);
  const same = commonEnd(flatten(doc, Math.max(0, from - 3 * CONTEXT), from).text, before);
  const sameAfter = commonStart(flatten(doc, to, Math.min(doc.content.size, to + 3 * CONTEXT)).text, after);
  const enough = (characters: number, of: string): boolean => characters >= Math.min(EVIDENCE, of.length);
  const tellsBefore = before !== "" && enough(same, before);
  const tellsAfter = after !== "" && enough(sameAfter, after);
  return {
    characters: same + sameAfter,
    either: tellsBefore || tellsAfter || (before === "" && after === ""),
    both: enough(same, before) && enough(sameAfter, after) && (tellsBefore || tellsAfter),
  };
}

/**
 * A draft in which a piece stands in the place of a passage, and all else is as before.
 * @returns undefined if the piece cannot stand there
 */
export function replaced(
  doc: Node,
  { from, to }: Passage,
  nodes: readonly RichNode[],
): { slice: Slice; doc: Node } | undefined {
  try {
    const slice = new Slice(contentOf(nodes, doc.type.schema), 0, 0);
    const after = doc.replace(from, to, slice);
    after.check();
    return { slice, doc: after };
  } catch {
    return undefined;
  }
}
