import type { ComparedBlock, KeptBlock, ReshapedBlock } from "./comparison.ts";
import { type Block, BlockReader, inCommon, likenessOf } from "./likeness.ts";

/** So alike an element must be to one that stands elsewhere to be the same one, moved. */
const MOVED = 0.75;
/** So many words it must have, since short ones come and go by themselves. */
const MOVED_WORDS = 5;
/** A word in more elements than this tells nothing about which one it is. */
const FREQUENT = 24;

/** Rows and cells belong to their table. */
const movable = new Set(["text", "list", "item", "blockquote", "table"]);

interface Place {
  siblings: ComparedBlock[];
  index: number;
  block: Block;
}

/** Turns what was removed in one place and added in another into what was moved, wherever in the text these stand. */
export function findMoves(
  blocks: ComparedBlock[],
  compare: (one: Block, other: Block) => KeptBlock | ReshapedBlock,
): void {
  const reader = new BlockReader();
  const removed: Place[] = [];
  const added: Place[] = [];
  const collect = (siblings: ComparedBlock[]): void =>
    siblings.forEach((sibling, index) => {
      if (sibling.change === "within") collect(sibling.children);
      if (sibling.change !== "removed" && sibling.change !== "added") return;
      const block = reader.read(sibling.node);
      if (canMove(block)) (sibling.change === "removed" ? removed : added).push({ siblings, index, block });
    });
  collect(blocks);
  let moves = 0;
  for (const [from, to] of likeliest(removed, added)) {
    const move = moves++;
    const { node } = from.block;
    from.siblings[from.index] = { change: "moved-away", move, node };
    to.siblings[to.index] = { change: "moved-here", move, block: compare(from.block, to.block) };
  }
}

/** Whether one can tell that an element was moved. */
export function canMove({ words, text, family }: Block): boolean {
  return movable.has(family) && (words.length >= MOVED_WORDS || (words.length > 1 && text.length >= 16));
}

function likeliest(removed: readonly Place[], added: readonly Place[]): [Place, Place][] {
  const byWord = new Map<number, number[]>();
  added.forEach(({ block }, index) => {
    for (const word of new Set(block.words)) {
      const places = byWord.get(word);
      if (places) places.push(index);
      else byWord.set(word, [index]);
    }
  });
  const found: { like: number; from: Place; to: Place }[] = [];
  for (const from of removed) {
    const candidates = new Set<number>();
    for (const word of new Set(from.block.words)) {
      const places = byWord.get(word) ?? [];
      if (places.length <= FREQUENT) for (const index of places) candidates.add(index);
    }
    for (const index of candidates) {
      const to = added[index] as Place;
      const like = from.block.key === to.block.key ? 2 : movedLikeness(from.block, to.block);
      if (like >= MOVED) found.push({ like, from, to });
    }
  }
  const taken = new Set<Place>();
  return found
    .sort((one, other) => other.like - one.like)
    .flatMap(({ from, to }): [Place, Place][] => {
      if (taken.has(from) || taken.has(to)) return [];
      taken.add(from).add(to);
      return [[from, to]];
    });
}

function movedLikeness(one: Block, other: Block): number {
  // A table is no other thing in a list.
  if ((one.family === "table") !== (other.family === "table")) return 0;
  return inCommon(one.words, other.words) >= MOVED_WORDS ? likenessOf(one.words, other.words) : 0;
}
