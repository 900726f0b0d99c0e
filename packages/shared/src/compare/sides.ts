import type { RichNode } from "../policy/richContent.ts";
import type { ComparedBlock, ComparedPiece, KeptBlock, Shell } from "./comparison.ts";
import { joined } from "./tokens.ts";

type Side = "before" | "after";

/** The text that was compared with the later one. */
export function beforeOf(blocks: readonly ComparedBlock[]): RichNode[] {
  return blocks.flatMap((block) => nodesOf(block, "before"));
}

/** The text that the earlier one was compared with. */
export function afterOf(blocks: readonly ComparedBlock[]): RichNode[] {
  return blocks.flatMap((block) => nodesOf(block, "after"));
}

function nodesOf(block: ComparedBlock, side: Side): RichNode[] {
  switch (block.change) {
    case "added":
      return side === "after" ? [block.node] : [];
    case "removed":
    case "moved-away":
      return side === "before" ? [block.node] : [];
    case "moved-here":
      return side === "after" ? nodesOf(block.block, side) : [];
    case "reshaped":
      return block[side];
    default:
      return [keptNode(block, side)];
  }
}

function keptNode(block: KeptBlock, side: Side): RichNode {
  if (block.change === "same") return block.node;
  const shell: Shell = block[side];
  const content =
    block.change === "words"
      ? joined(block.pieces.flatMap((piece) => pieceOf(piece, side)))
      : block.children.flatMap((child) => nodesOf(child, side));
  return { ...shell, content };
}

function pieceOf(piece: ComparedPiece, side: Side): RichNode[] {
  if (piece.change === "added") return side === "after" ? [piece.node] : [];
  if (piece.change === "removed") return side === "before" ? [piece.node] : [];
  return [piece.change === "formatted" && side === "before" ? piece.before : piece.node];
}
