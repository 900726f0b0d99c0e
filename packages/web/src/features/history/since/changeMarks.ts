import type { ComparedBlock, ComparedPiece } from "@querschnitt/shared/compare/comparison";
import { textBlocksIn } from "@querschnitt/shared/compare/comparison";
import { beginsChange } from "@querschnitt/shared/compare/countChanges";
import { afterOf } from "@querschnitt/shared/compare/sides";
import type { RichNode } from "@querschnitt/shared/policy/richContent";

/** A change as it shows in the later of two texts. */
export interface ChangeMark {
  /** In which top-level block of it, and where: UTF-16 units of the block's text nodes. */
  block: number;
  from: number;
  to: number;
  /** Words that stood there before. */
  removed: string;
}

/** Where a later text shows what has changed since an earlier one. @param blocks `compareTexts(earlier, later)` */
export function changeMarks(blocks: readonly ComparedBlock[]): ChangeMark[] {
  const marks: ChangeMark[] = [];
  let at = 0;
  for (const block of blocks) {
    marks.push(...marksIn(block, at, undefined));
    at += afterOf([block]).length;
  }
  return marks;
}

/** @param inner how much text of the top-level block stands before; undefined: it is one itself */
function marksIn(block: ComparedBlock, at: number, inner: number | undefined): ChangeMark[] {
  const offset = inner ?? 0;
  switch (block.change) {
    case "same":
    case "moved-away":
      return [];
    case "removed": {
      const removed = wordsOf([block.node]);
      return removed === "" ? [] : [{ block: at, from: offset, to: offset, removed }];
    }
    case "words":
      return marksOfPieces(block.pieces, at, offset);
    case "within": {
      let place = offset;
      return block.children.flatMap((child) => {
        const marks = marksIn(child, at, place);
        place += lengthOf(afterOf([child]));
        return marks;
      });
    }
    default: {
      const nodes = afterOf([block]);
      if (inner !== undefined)
        return lengthOf(nodes) === 0
          ? []
          : [{ block: at, from: offset, to: offset + lengthOf(nodes), removed: "" }];
      return nodes.flatMap((node, index) =>
        lengthOf([node]) === 0 ? [] : [{ block: at + index, from: 0, to: lengthOf([node]), removed: "" }],
      );
    }
  }
}

function marksOfPieces(pieces: readonly ComparedPiece[], at: number, offset: number): ChangeMark[] {
  const marks: ChangeMark[] = [];
  let place = offset;
  pieces.forEach((piece, index) => {
    const length = piece.change === "removed" ? 0 : lengthOf([piece.node]);
    if (beginsChange(pieces, index)) marks.push({ block: at, from: place, to: place, removed: "" });
    const mark = marks.at(-1);
    if (mark && piece.change !== "same") {
      mark.to = place + length;
      if (piece.change === "removed") mark.removed += piece.node.text ?? "\n";
    }
    place += length;
  });
  return marks;
}

function lengthOf(nodes: readonly RichNode[]): number {
  return nodes.reduce(
    (sum, node) => sum + (node.type === "text" ? (node.text ?? "").length : lengthOf(node.content ?? [])),
    0,
  );
}

function wordsOf(nodes: readonly RichNode[]): string {
  return textBlocksIn(nodes)
    .map(({ content = [] }) => content.map(({ text = " " }) => text).join(""))
    .join("\n")
    .trim();
}
