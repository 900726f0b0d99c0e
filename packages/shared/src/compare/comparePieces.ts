import type { RichNode } from "../policy/richContent.ts";
import { align } from "./align.ts";
import type { ComparedPiece } from "./comparison.ts";
import { formatOf, joined, type Token, tokensOf } from "./tokens.ts";

/** Compares what two text blocks hold, word by word. */
export function comparePieces(before: readonly RichNode[], after: readonly RichNode[]): ComparedPiece[] {
  return compareAcross([before], [after])[0] ?? [];
}

/**
 * Compares several text blocks with several others as if they were one.
 * @returns one list of pieces for each block of `after`
 */
export function compareAcross(
  before: readonly (readonly RichNode[])[],
  after: readonly (readonly RichNode[])[],
): ComparedPiece[][] {
  const tokens = before.flatMap(tokensOf);
  const blocks = after.map(tokensOf);
  const others = blocks.flat();
  const matches = matchWords(tokens, others);
  const origins = new Int32Array(others.length).fill(-1);
  matches.forEach((j, i) => {
    if (j >= 0) origins[j] = i;
  });
  let [i, j] = [0, 0];
  const compared = blocks.map((block, index): ComparedPiece[] => {
    const pieces: ComparedPiece[] = [];
    const remove = (end: number): void => {
      for (; i < end && (matches[i] as number) < 0; i++)
        pieces.push({ change: "removed", node: (tokens[i] as Token).node });
    };
    for (const { node } of block) {
      const origin = origins[j++] as number;
      // What went stands before what came in its place.
      remove(tokens.length);
      if (origin < 0) pieces.push({ change: "added", node });
      else pieces.push(kept((tokens[i++] as Token).node, node));
    }
    if (index === blocks.length - 1) remove(tokens.length);
    return merged(pieces);
  });
  return compared;
}

function kept(before: RichNode, node: RichNode): ComparedPiece {
  return formatOf(before) === formatOf(node)
    ? { change: "same", node }
    : { change: "formatted", before, node };
}

/** Which words went on to stand where, without chance finds between changes. */
export function matchWords(tokens: readonly Unformatted[], others: readonly Unformatted[]): Int32Array {
  const matches = align(
    tokens.map(({ text }) => text),
    others.map(({ text }) => text),
  );
  for (const { from, to } of islands(matches, tokens, others.length)) matches.fill(-1, from, to);
  return matches;
}

type Unformatted = Pick<Token, "text" | "isWord">;

/**
 * Matches that only tear a change apart: white space and marks between two changed words, or one short word in the midst of
 * a sentence that was written anew.
 */
function islands(
  matches: Int32Array,
  tokens: readonly Unformatted[],
  otherLength: number,
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let otherAt = 0;
  let gap = 0;
  for (let i = 0; i < matches.length; ) {
    const j = matches[i] as number;
    if (j < 0) {
      gap++;
      i++;
      continue;
    }
    let end = i;
    while (end < matches.length && matches[end] === j + (end - i)) end++;
    const otherEnd = j + (end - i);
    const before = gap + (j - otherAt);
    const next = matches.subarray(end).findIndex((match) => match >= 0);
    const gapAfter = next < 0 ? matches.length - end : next;
    const nextOther = next < 0 ? otherLength : (matches[end + next] as number);
    const after = gapAfter + (nextOther - otherEnd);
    const words = tokens.slice(i, end).filter(({ isWord }) => isWord);
    const isTorn =
      words.length === 0
        ? before > 0 && after > 0
        : words.length === 1 && (words[0]?.text.length ?? 0) <= 3 && before > 6 && after > 6;
    if (isTorn) found.push({ from: i, to: end });
    [gap, otherAt, i] = [0, otherEnd, end];
  }
  return found;
}

/** Neighbouring pieces of one change and format as one; of a change, first what went and then what came. */
function merged(pieces: readonly ComparedPiece[]): ComparedPiece[] {
  const sorted: ComparedPiece[] = [];
  let coming: ComparedPiece[] = [];
  for (const piece of pieces) {
    if (piece.change === "added") coming.push(piece);
    else {
      if (piece.change !== "removed") {
        sorted.push(...coming);
        coming = [];
      }
      sorted.push(piece);
    }
  }
  sorted.push(...coming);
  const result: ComparedPiece[] = [];
  for (const piece of sorted) {
    const last = result.at(-1);
    const together = last && joinedPiece(last, piece);
    if (together) result[result.length - 1] = together;
    else result.push(piece);
  }
  return result;
}

function joinedPiece(one: ComparedPiece, other: ComparedPiece): ComparedPiece | undefined {
  if (one.change !== other.change) return undefined;
  const [node, further] = joined([one.node, other.node]);
  if (!node || further) return undefined;
  if (one.change !== "formatted" || other.change !== "formatted") return { ...one, node } as ComparedPiece;
  const [before, more] = joined([one.before, other.before]);
  return before && !more ? { change: "formatted", before, node } : undefined;
}
