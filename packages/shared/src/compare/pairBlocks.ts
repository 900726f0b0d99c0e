import { align } from "./align.ts";
import { type Block, inCommon, likeness, likenessOf, together } from "./likeness.ts";

/** What became of neighbouring elements: positions in both lists, ends excluded. */
export type Pairing =
  | { kind: "same" | "pair"; from: number; otherFrom: number }
  /** The words are the same, in other elements. */
  | { kind: "regrouped"; from: number; to: number; otherFrom: number; otherTo: number }
  | { kind: "removed"; from: number }
  | { kind: "added"; otherFrom: number };

/** So alike two elements must be for one to have become the other, changed. */
const ENOUGH = 0.4;
/** So alike one element and several others must be for it to have been split into them. */
const SPLIT = 0.7;
/** So much of each part must have stood in the whole. */
const PART = 0.6;
/** Into so many parts one element may have been split. */
const PARTS = 6;
/** So many pairs of elements are looked at in one gap; of a larger one only those near its diagonal. */
const MOST_PAIRS = 600_000;

/** Pairs the children of two elements. `isElsewhere`: what stands in both texts as it is, but not here, is left alone. */
export function pairBlocks(
  before: readonly Block[],
  after: readonly Block[],
  isElsewhere: (block: Block) => boolean,
): Pairing[] {
  const matches = align(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  );
  const pairings: Pairing[] = [];
  let [i, j] = [0, 0];
  for (let end = 0; end <= before.length; end++) {
    const match = end < before.length ? (matches[end] as number) : after.length;
    if (match < 0) continue;
    pairings.push(...pairGap(before, after, { from: i, to: end, otherFrom: j, otherTo: match }, isElsewhere));
    if (end < before.length) pairings.push({ kind: "same", from: end, otherFrom: match });
    [i, j] = [end + 1, match + 1];
  }
  return pairings;
}

interface Gap {
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
}

function pairGap(
  before: readonly Block[],
  after: readonly Block[],
  gap: Gap,
  isElsewhere: (block: Block) => boolean,
): Pairing[] {
  const { from, to, otherFrom, otherTo } = gap;
  if (from === to || otherFrom === otherTo) return apart(gap);
  const steps = bestSteps(before.slice(from, to), after.slice(otherFrom, otherTo), isElsewhere);
  const pairings: Pairing[] = [];
  let [done, otherDone] = [from, otherFrom];
  const rest = (end: number, otherEnd: number): void => {
    const left: Gap = { from: done, to: end, otherFrom: otherDone, otherTo: otherEnd };
    pairings.push(
      ...(isRegrouped(before, after, left) ? [{ kind: "regrouped" as const, ...left }] : apart(left)),
    );
  };
  for (const step of steps) {
    rest(from + step.from, otherFrom + step.otherFrom);
    [done, otherDone] = [from + step.to, otherFrom + step.otherTo];
    const isPair = step.to - step.from === 1 && step.otherTo - step.otherFrom === 1;
    pairings.push(
      isPair
        ? { kind: "pair", from: from + step.from, otherFrom: otherFrom + step.otherFrom }
        : {
            kind: "regrouped",
            ...{ from: from + step.from, to: done },
            ...{ otherFrom: otherFrom + step.otherFrom, otherTo: otherDone },
          },
    );
  }
  rest(to, otherTo);
  return pairings;
}

function apart({ from, to, otherFrom, otherTo }: Gap): Pairing[] {
  const pairings: Pairing[] = [];
  for (let i = from; i < to; i++) pairings.push({ kind: "removed", from: i });
  for (let j = otherFrom; j < otherTo; j++) pairings.push({ kind: "added", otherFrom: j });
  return pairings;
}

/** So many elements may have taken another shape together; more have the same words by chance. */
const REGROUPED = 40;

/** Whether paragraphs became a list, or the like. */
function isRegrouped(before: readonly Block[], after: readonly Block[], gap: Gap): boolean {
  const [one, other] = [before.slice(gap.from, gap.to), after.slice(gap.otherFrom, gap.otherTo)];
  if (one.length === 0 || other.length === 0 || one.length + other.length > REGROUPED) return false;
  if (![...one, ...other].every(canRegroup)) return false;
  return likenessOf(together(one), together(other)) >= SPLIT;
}

/** Rows and cells belong to a shape that words alone do not tell. */
function canRegroup({ family, words }: Block): boolean {
  return words.length > 0 && ["text", "list", "blockquote"].includes(family);
}

/** The steps that keep most: pairs, one element split into several, several joined into one. */
function bestSteps(
  before: readonly Block[],
  after: readonly Block[],
  isElsewhere: (block: Block) => boolean,
): Gap[] {
  const [rows, columns] = [before.length, after.length];
  if (rows === 1 && columns === 1 && mayBeChanged(before[0], after[0]))
    return [{ from: 0, to: 1, otherFrom: 0, otherTo: 1 }];
  const width = columns + 1;
  const band = Math.max(4, Math.floor(MOST_PAIRS / (rows + columns)));
  const best = new Float64Array((rows + 1) * width);
  const choices = new Uint8Array(best.length);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const at = i * width + j;
      let [most, choice] = [best[at + width] as number, SKIP];
      if ((best[at + 1] as number) > most) [most, choice] = [best[at + 1] as number, SKIP_OTHER];
      const isNear = Math.abs((i * columns) / rows - j) <= band;
      const [one, other] = [before[i] as Block, after[j] as Block];
      if (isNear && !isElsewhere(one) && !isElsewhere(other)) {
        for (const { code, gain } of gains(before, after, i, j)) {
          const total = gain + (best[at + spanOf(code, width)] as number);
          if (total > most) [most, choice] = [total, code];
        }
      }
      best[at] = most;
      choices[at] = choice;
    }
  }
  const steps: Gap[] = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const choice = choices[i * width + j] as number;
    const [to, otherTo] = [i + rowsOf(choice), j + columnsOf(choice)];
    if (choice !== SKIP && choice !== SKIP_OTHER) steps.push({ from: i, to, otherFrom: j, otherTo });
    [i, j] = [to, otherTo];
  }
  return steps;
}

/** A choice is how many elements go on each side, 16 to the side. */
const SKIP = 16;
const SKIP_OTHER = 1;
const rowsOf = (choice: number): number => choice >> 4;
const columnsOf = (choice: number): number => choice & 15;
const spanOf = (choice: number, width: number): number => rowsOf(choice) * width + columnsOf(choice);

function gains(
  before: readonly Block[],
  after: readonly Block[],
  i: number,
  j: number,
): { code: number; gain: number }[] {
  const [one, other] = [before[i] as Block, after[j] as Block];
  const like = likeness(one, other);
  const found: { code: number; gain: number }[] = [];
  if (like >= ENOUGH || like === 0.01) found.push({ code: 17, gain: like });
  if (one.family !== "text" || other.family !== "text") return found;
  const common = inCommon(one.words, other.words);
  if (common === 0) return found;
  if (common >= PART * other.words.length)
    found.push(
      ...splits(one, after.slice(j, j + PARTS)).map(({ parts, gain }) => ({ code: 16 + parts, gain })),
    );
  if (common >= PART * one.words.length)
    found.push(
      ...splits(other, before.slice(i, i + PARTS)).map(({ parts, gain }) => ({ code: 16 * parts + 1, gain })),
    );
  return found;
}

/** Into how many of the blocks that follow a whole may have been split. Each covered block counts half, as in a pair. */
function splits(whole: Block, following: readonly Block[]): { parts: number; gain: number }[] {
  const found: { parts: number; gain: number }[] = [];
  const parts: Block[] = [];
  for (const part of following) {
    const isPart =
      part.family === "text" &&
      part.words.length > 0 &&
      inCommon(whole.words, part.words) >= PART * part.words.length;
    if (!isPart) break;
    parts.push(part);
    const like = parts.length > 1 ? likenessOf(whole.words, together(parts)) : 0;
    if (like >= SPLIT) found.push({ parts: parts.length, gain: (like * (parts.length + 1)) / 2 });
  }
  return found;
}

/** Alone in its place, a short text that was written anew is still the one that stood there. */
function mayBeChanged(one: Block | undefined, other: Block | undefined): boolean {
  if (!one || !other || one.node.type !== other.node.type || one.family !== "text") return false;
  return one.words.length <= 8 && other.words.length <= 8;
}
