import type { ComparedBlock, ComparedPiece } from "./comparison.ts";

/**
 * How many changes a reader meets: each stretch of words that came, went or looks different, each element that came or went, and
 * each that stands elsewhere or has another shape. What went and what came in its place are one.
 */
export function countChanges(blocks: readonly ComparedBlock[]): number {
  return blocks.reduce((sum, block) => sum + changesIn(block), 0);
}

function changesIn(block: ComparedBlock): number {
  switch (block.change) {
    case "same":
    // Told of where it stands now.
    case "moved-away":
      return 0;
    case "words":
      return (isReshelled(block) ? 1 : 0) + stretches(block.pieces);
    case "within":
      return (isReshelled(block) ? 1 : 0) + countChanges(block.children);
    default:
      return 1;
  }
}

/** Whether an element became one of another kind, or got other attributes. */
export function isReshelled({
  before,
  after,
}: Extract<ComparedBlock, { change: "words" | "within" }>): boolean {
  return before.type !== after.type || JSON.stringify(before.attrs) !== JSON.stringify(after.attrs);
}

function stretches(pieces: readonly ComparedPiece[]): number {
  return pieces.filter((piece, index) => beginsChange(pieces, index) && piece.change !== "same").length;
}

/** Whether a piece is where a change begins, and not what came in the place of what went just before. */
export function beginsChange(pieces: readonly ComparedPiece[], index: number): boolean {
  return pieces[index]?.change !== "same" && (pieces[index - 1]?.change ?? "same") === "same";
}
