import { toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { Anchor } from "../../policy/discussion.ts";
import { align } from "../align.ts";
import type { Proposable } from "../proposals.ts";
import { plainText } from "../richText.ts";
import { pairChildren, type Replacement } from "./pairing.ts";
import { type Branch, joined, readTree, type TextTree, type Unit } from "./textTree.ts";

const MAX_QUOTE = 2_000;
const CONTEXT = 80;
/** Changes with so few words between them belong together. */
const fewWords = 2;

/** A change that can be proposed, and where its wording stands in the changed text: two relative positions (base64). */
export interface Difference extends Proposable {
  there: { start: string; end: string };
  /** The words of the outermost element in which it is, before and after; absent where such elements came or went. */
  within?: { before: string; after: string };
}

/**
 * What somebody changed in a text, as proposals: words where words were changed, and whole elements where those came or
 * went. The anchors say where in `base`; neither text is changed. Both share their history: `changed` is a copy of `base`
 * that somebody went on to write in.
 */
export function proposalsBetween(base: Y.XmlFragment, changed: Y.XmlFragment): Difference[] {
  const tree = readTree(base);
  return inChildren(tree, tree.root, readTree(changed).root);
}

/** Says of differences in which element of the whole text they are. */
function within(root: boolean, before: Branch, after: Branch, differences: Difference[]): Difference[] {
  if (!root) return differences;
  const words = { before: plainText([before.node]), after: plainText([after.node]) };
  return differences.map((difference) => ({ ...difference, within: words }));
}

function inChildren(tree: TextTree, before: Branch, after: Branch): Difference[] {
  return pairChildren(before.children, after.children).flatMap((pairing): Difference[] => {
    if ("at" in pairing) return [ofBlocks(tree, before, after, pairing)];
    const { before: one, after: other } = pairing;
    const isOutermost = before === tree.root;
    if (!one.units || !other.units) return within(isOutermost, one, other, inChildren(tree, one, other));
    const [at, otherAt] = [before.children.indexOf(one), after.children.indexOf(other)];
    const inside = inWords(tree, one, other);
    if (inside) return within(isOutermost, one, other, inside);
    return [ofBlocks(tree, before, after, { at, otherAt, removed: [one], added: [other] })];
  });
}

function ofBlocks(
  tree: TextTree,
  parent: Branch,
  otherParent: Branch,
  { at, otherAt, removed, added }: Replacement,
): Difference {
  const from = removed[0]?.from ?? parent.children[at]?.from ?? parent.to;
  const to = removed.at(-1)?.to ?? from;
  return {
    kind: "blocks",
    anchor: { ...ends(parent.shared, at, removed.length), ...quoted(tree, from, to) },
    original: removed.map(({ node }) => node),
    replacement: added.map(({ node }) => node),
    there: ends(otherParent.shared, otherAt, added.length),
  };
}

function ends(parent: Branch["shared"], at: number, count: number): { start: string; end: string } {
  return {
    start: encode(Y.createRelativePositionFromTypeIndex(parent, at, 0)),
    end: encode(Y.createRelativePositionFromTypeIndex(parent, at + count, -1)),
  };
}

/** A stretch of units that differs: positions in both texts, ends excluded. */
interface Hunk {
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
}

/** @returns undefined if the difference cannot be said as words of this block */
function inWords(tree: TextTree, before: Branch, after: Branch): Difference[] | undefined {
  const [units, others] = [before.units ?? [], after.units ?? []];
  const hunks = together(
    align(
      units.map(({ key }) => key),
      others.map(({ key }) => key),
    ).filter(({ same }) => !same),
    units,
  );
  const differences: Difference[] = [];
  for (const hunk of together(
    hunks.map((hunk) => widened(hunk, units)),
    units,
  )) {
    const place = endsOfUnits(units.slice(hunk.from, hunk.to));
    if (!place) return undefined;
    const start = before.from + lengthOf(units.slice(0, hunk.from));
    const end = start + lengthOf(units.slice(hunk.from, hunk.to));
    const wording = others.slice(hunk.otherFrom, hunk.otherTo);
    differences.push({
      kind: "words",
      anchor: { ...place, ...quoted(tree, start, end) },
      original: joined(units.slice(hunk.from, hunk.to)),
      replacement: joined(wording),
      there: endsOfUnits(wording) ?? placeBetween(after, others, hunk.otherFrom),
    });
  }
  return differences;
}

/** Where words begin and end; undefined where there is no text to hold on to. */
function endsOfUnits(units: readonly Unit[]): { start: string; end: string } | undefined {
  const [first, last] = [units[0]?.place, units.at(-1)];
  if (!first || !last?.place) return undefined;
  const { text, index } = last.place;
  return {
    start: encode(Y.createRelativePositionFromTypeIndex(first.text, first.index, 0)),
    end: encode(Y.createRelativePositionFromTypeIndex(text, index + last.text.length, -1)),
  };
}

/** Where words were taken out of a block: behind the unit in front of them, or before the one behind. */
function placeBetween(block: Branch, units: readonly Unit[], at: number): { start: string; end: string } {
  const { end } = endsOfUnits(units.slice(at - 1, at)) ?? {};
  const { start } = endsOfUnits(units.slice(at, at + 1)) ?? {};
  const place = end ?? start ?? ends(block.shared, 0, 0).start;
  return { start: place, end: place };
}

/** Hunks that touch, or that have only a few words between them, as one. */
function together(hunks: readonly Hunk[], units: readonly Unit[]): Hunk[] {
  const merged: Hunk[] = [];
  for (const hunk of hunks) {
    const last = merged.at(-1);
    const between = last ? units.slice(last.to, hunk.from).filter(isWord).length : Number.POSITIVE_INFINITY;
    if (last && between <= fewWords) {
      last.to = hunk.to;
      last.otherTo = hunk.otherTo;
    } else merged.push({ ...hunk });
  }
  return merged;
}

/**
 * A hunk that begins and ends with a word that stands in both texts or in this one: where something is only inserted, it takes
 * a neighbour in, so that there are words by which the place can be found again.
 */
function widened(hunk: Hunk, units: readonly Unit[]): Hunk {
  const wide = { ...hunk };
  const left = (): void => {
    wide.from -= 1;
    wide.otherFrom -= 1;
  };
  const right = (): void => {
    wide.to += 1;
    wide.otherTo += 1;
  };
  const hasWord = (): boolean => units.slice(wide.from, wide.to).some(isWord);
  while (!hasWord() && wide.from > 0) left();
  while (!hasWord() && wide.to < units.length) right();
  // Where a line break stands at the edge, there is no text to hold on to.
  while (units[wide.from]?.place === undefined && wide.from > 0) left();
  while (units[wide.to - 1]?.place === undefined && wide.to < units.length) right();
  return wide;
}

function isWord({ text }: Unit): boolean {
  return /\S/.test(text);
}

function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, { text }) => sum + text.length, 0);
}

function quoted({ words }: TextTree, from: number, to: number): Pick<Anchor, "quote" | "before" | "after"> {
  return {
    quote: words.slice(from, Math.min(to, from + MAX_QUOTE)).trimEnd(),
    before: words.slice(Math.max(0, from - CONTEXT), from),
    after: words.slice(to, to + CONTEXT),
  };
}

function encode(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}
