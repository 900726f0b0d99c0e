import type { RichNode } from "../policy/richContent.ts";
import { compareAcross, comparePieces } from "./comparePieces.ts";
import {
  type ComparedBlock,
  isTextBlock,
  type KeptBlock,
  type ReshapedBlock,
  type Shell,
  textBlocksIn,
} from "./comparison.ts";
import { canMove, findMoves } from "./findMoves.ts";
import { type Block, BlockReader } from "./likeness.ts";
import { type Pairing, pairBlocks } from "./pairBlocks.ts";

/**
 * Compares two texts of the draft's schema (`richText`): which elements came, went, moved or took another shape, and inside of
 * what stayed, word by word. `beforeOf` and `afterOf` give both texts back. Positions count in UTF-16 units nowhere: what
 * is compared stands in the answer itself.
 */
export function compareTexts(before: RichNode, after: RichNode): ComparedBlock[] {
  const comparison = new TextComparison(before, after);
  const blocks = comparison.children(before, after);
  findMoves(blocks, (one, other) =>
    one.family === other.family ? comparison.pair(one, other) : reshaped([one.node], [other.node]),
  );
  return blocks;
}

class TextComparison {
  readonly #reader = new BlockReader();
  /** Elements that stand as they are in both texts. */
  readonly #inBoth: ReadonlySet<string>;

  constructor(before: RichNode, after: RichNode) {
    const keys = new Set(
      this.#blocksOf(before)
        .filter(canMove)
        .map(({ key }) => key),
    );
    this.#inBoth = new Set(this.#blocksOf(after).flatMap(({ key }) => (keys.has(key) ? [key] : [])));
  }

  children(before: RichNode, after: RichNode): ComparedBlock[] {
    const blocks = this.#blocksOf(before);
    const others = this.#blocksOf(after);
    if (isRow(before) && blocks.length === others.length)
      return blocks.map((block, index) => this.pair(block, others[index] as Block));
    const pairings = pairBlocks(blocks, others, ({ key }) => this.#inBoth.has(key));
    return pairings.map((pairing) => this.#compared(pairing, blocks, others));
  }

  #compared(pairing: Pairing, blocks: readonly Block[], others: readonly Block[]): ComparedBlock {
    switch (pairing.kind) {
      case "same":
        return { change: "same", node: (others[pairing.otherFrom] as Block).node };
      case "pair":
        return this.pair(blocks[pairing.from] as Block, others[pairing.otherFrom] as Block);
      case "removed":
        return { change: "removed", node: (blocks[pairing.from] as Block).node };
      case "added":
        return { change: "added", node: (others[pairing.otherFrom] as Block).node };
      case "regrouped":
        return reshaped(
          blocks.slice(pairing.from, pairing.to).map(({ node }) => node),
          others.slice(pairing.otherFrom, pairing.otherTo).map(({ node }) => node),
        );
    }
  }

  pair(one: Block, other: Block): KeptBlock {
    if (one.key === other.key) return { change: "same", node: other.node };
    const [before, after] = [shellOf(one.node), shellOf(other.node)];
    return isTextBlock(one.node)
      ? {
          change: "words",
          before,
          after,
          pieces: comparePieces(one.node.content ?? [], other.node.content ?? []),
        }
      : { change: "within", before, after, children: this.children(one.node, other.node) };
  }

  #blocksOf(parent: RichNode): Block[] {
    return (parent.content ?? []).map((node) => this.#reader.read(node));
  }
}

/** Columns are told by their place. */
function isRow({ type }: RichNode): boolean {
  return type === "tableRow";
}

function shellOf({ type, attrs }: RichNode): Shell {
  return attrs ? { type, attrs } : { type };
}

function reshaped(before: RichNode[], after: RichNode[]): ReshapedBlock {
  const [blocks, others] = [textBlocksIn(before), textBlocksIn(after)];
  const isText = [...before, ...after].every(isTextBlock);
  const shape = isText && blocks.length === 1 ? "split" : isText && others.length === 1 ? "joined" : "other";
  const contents = (nodes: readonly RichNode[]) => nodes.map(({ content }) => content ?? []);
  return {
    change: "reshaped",
    shape,
    before,
    after,
    pieces: compareAcross(contents(blocks), contents(others)),
  };
}
