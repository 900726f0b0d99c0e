import { align, type Run } from "../align.ts";
import type { Branch } from "./textTree.ts";

/** Elements of one text and those that stand in their place in another. */
export type Pairing =
  /** One element that went on to be another one of its kind. */
  { before: Branch; after: Branch } | Replacement;

/** Elements that are gone, or new ones, or both; the positions are those of the first among its parent's children. */
export interface Replacement {
  at: number;
  otherAt: number;
  removed: readonly Branch[];
  added: readonly Branch[];
}

/** So much of their words two blocks must have in common for one to be taken for the other, changed. */
const enoughInCommon = 0.4;

/** Pairs the children of two elements, as far as they differ. */
export function pairChildren(before: readonly Branch[], after: readonly Branch[]): Pairing[] {
  const runs = align(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  return runs
    .filter(({ same }) => !same)
    .flatMap((run) => pairRun(before.slice(run.from, run.to), after.slice(run.otherFrom, run.otherTo), run));
}

function pairRun(before: readonly Branch[], after: readonly Branch[], { from, otherFrom }: Run): Pairing[] {
  const pairs = likelyPairs(before, after);
  const pairings: Pairing[] = [];
  let [done, otherDone] = [0, 0];
  for (const [index, otherIndex] of [...pairs, [before.length, after.length] as const]) {
    const removed = before.slice(done, index);
    const added = after.slice(otherDone, otherIndex);
    if (removed.length > 0 || added.length > 0)
      pairings.push({ at: from + done, otherAt: otherFrom + otherDone, removed, added });
    const [one, other] = [before[index], after[otherIndex]];
    if (one && other) pairings.push({ before: one, after: other });
    [done, otherDone] = [index + 1, otherIndex + 1];
  }
  return pairings;
}

/** Which elements most likely became which, in order: the pairing that has most words in common. */
function likelyPairs(before: readonly Branch[], after: readonly Branch[]): [number, number][] {
  const [only, otherOnly] = [before[0], after[0]];
  if (before.length === 1 && after.length === 1 && only && otherOnly)
    return only.kind === otherOnly.kind && hasWords(only) ? [[0, 0]] : [];
  const words = before.map(wordsOf);
  const otherWords = after.map(wordsOf);
  const likeness = (i: number, j: number): number => {
    if (before[i]?.kind !== after[j]?.kind) return 0;
    const common = inCommon(words[i] as Words, otherWords[j] as Words);
    return common >= enoughInCommon ? common : 0;
  };
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const likenesses = new Float64Array(best.length);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const like = likeness(i, j);
      likenesses[i * width + j] = like;
      const paired = like > 0 ? like + (best[(i + 1) * width + j + 1] as number) : 0;
      best[i * width + j] = Math.max(
        paired,
        best[(i + 1) * width + j] as number,
        best[i * width + j + 1] as number,
      );
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const here = best[i * width + j] as number;
    const like = likenesses[i * width + j] as number;
    if (like > 0 && here === like + (best[(i + 1) * width + j + 1] as number)) pairs.push([i++, j++]);
    else if (here === best[(i + 1) * width + j]) i++;
    else j++;
  }
  return pairs;
}

type Words = ReadonlyMap<string, number>;

function hasWords(branch: Branch): boolean {
  return wordsOf(branch).size > 0;
}

function wordsOf(branch: Branch): Words {
  const counts = new Map<string, number>();
  const count = ({ units, children }: Branch): void => {
    for (const { text } of units ?? []) {
      if (/\S/.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    for (const child of children) count(child);
  };
  count(branch);
  return counts;
}

/** How much two lists of words have in common: 0 nothing, 1 everything (Dice's coefficient). */
function inCommon(words: Words, others: Words): number {
  let common = 0;
  let total = 0;
  for (const [word, count] of words) {
    common += Math.min(count, others.get(word) ?? 0);
    total += count;
  }
  for (const count of others.values()) total += count;
  return total === 0 ? 0 : (2 * common) / total;
}
