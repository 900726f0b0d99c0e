import type { RichNode } from "../policy/richContent.ts";

/** What an element is without what it holds. */
export type Shell = Pick<RichNode, "type" | "attrs">;

/** A piece of a text block and what has happened to it. "formatted": the same words in another format. */
export type ComparedPiece =
  | { change: "same" | "added" | "removed"; node: RichNode }
  | { change: "formatted"; before: RichNode; node: RichNode };

/** An element that is in both texts. */
export type KeptBlock =
  | { change: "same"; node: RichNode }
  /** A text block, word by word. */
  | { change: "words"; before: Shell; after: Shell; pieces: ComparedPiece[] }
  /** An element that holds others. */
  | { change: "within"; before: Shell; after: Shell; children: ComparedBlock[] };

/** The same words in other elements; `pieces`: one list for each text block of `after`. */
export interface ReshapedBlock {
  change: "reshaped";
  shape: "split" | "joined" | "other";
  before: RichNode[];
  after: RichNode[];
  pieces: ComparedPiece[][];
}

/** An element of two compared texts and what has happened to it, in the order in which a reader meets them. */
export type ComparedBlock =
  | KeptBlock
  | ReshapedBlock
  | { change: "added" | "removed"; node: RichNode }
  /** Where a moved element stood; `move` is the number it shares with where it stands now. */
  | { change: "moved-away"; move: number; node: RichNode }
  | { change: "moved-here"; move: number; block: KeptBlock | ReshapedBlock };

/** The elements that hold text. */
const textBlocks = new Set(["paragraph", "heading", "codeBlock"]);

export function isTextBlock({ type }: Shell): boolean {
  return textBlocks.has(type);
}

/** The text blocks of some elements, in reading order. */
export function textBlocksIn(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node) => (isTextBlock(node) ? [node] : textBlocksIn(node.content ?? [])));
}
