import { toBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { Anchor } from "../../policy/discussion.ts";
import { align } from "../align.ts";
import type { Proposable } from "../proposals.ts";
import { pairChildren } from "./pairing.ts";
import { type Branch, joined, readTree, type TextTree, type Unit } from "./textTree.ts";

const MAX_QUOTE = 2_000;
const CONTEXT = 80;
/** Changes with so few words between them belong together. */
const fewWords = 2;

/**
 * What somebody changed in a text, as proposals: words where words were changed, and whole elements where those came or
 * went. The anchors say where in `base`; neither text is changed. Both share their history: `changed` is a copy of `base`
 * that somebody went on to write in.
 */
export function proposalsBetween(base: Y.XmlFragment, changed: Y.XmlFragment): Proposable[] {
  const tree = readTree(base);
  return inChildren(tree, tree.root, readTree(changed).root);
}

function inChildren(tree: TextTree, before: Branch, after: Branch): Proposable[] {
  return pairChildren(before.children, after.children).flatMap((pairing): Proposable[] => {
    if ("at" in pairing) return [ofBlocks(tree, before, pairing.at, pairing.removed, pairing.added)];
    const { before: one, after: other } = pairing;
    if (!one.units || !other.units) return inChildren(tree, one, other);
    return (
      inWords(tree, one.units, other.units, one.from) ?? [
        ofBlocks(tree, before, before.children.indexOf(one), [one], [other]),
      ]
    );
  });
}

function ofBlocks(
  tree: TextTree,
  parent: Branch,
  at: number,
  removed: readonly Branch[],
  added: readonly Branch[],
): Proposable {
  const from = removed[0]?.from ?? parent.children[at]?.from ?? parent.to;
  const to = removed.at(-1)?.to ?? from;
  return {
    kind: "blocks",
    anchor: {
      start: encode(Y.createRelativePositionFromTypeIndex(parent.shared, at, 0)),
      end: encode(Y.createRelativePositionFromTypeIndex(parent.shared, at + removed.length, -1)),
      ...quoted(tree, from, to),
    },
    original: removed.map(({ node }) => node),
    replacement: added.map(({ node }) => node),
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
function inWords(
  tree: TextTree,
  units: readonly Unit[],
  others: readonly Unit[],
  offset: number,
): Proposable[] | undefined {
  const hunks = together(
    align(
      units.map(({ key }) => key),
      others.map(({ key }) => key),
    ).filter(({ same }) => !same),
    units,
  );
  const proposals: Proposable[] = [];
  for (const hunk of together(
    hunks.map((hunk) => widened(hunk, units)),
    units,
  )) {
    const first = units[hunk.from];
    const last = units[hunk.to - 1];
    if (!first?.place || !last?.place) return undefined;
    const start = offset + lengthOf(units.slice(0, hunk.from));
    const end = start + lengthOf(units.slice(hunk.from, hunk.to));
    const { text, index } = last.place;
    proposals.push({
      kind: "words",
      anchor: {
        start: encode(Y.createRelativePositionFromTypeIndex(first.place.text, first.place.index, 0)),
        end: encode(Y.createRelativePositionFromTypeIndex(text, index + last.text.length, -1)),
        ...quoted(tree, start, end),
      },
      original: joined(units.slice(hunk.from, hunk.to)),
      replacement: joined(others.slice(hunk.otherFrom, hunk.otherTo)),
    });
  }
  return proposals;
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
