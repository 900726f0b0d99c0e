import type { Node } from "@tiptap/pm/model";

/**
 * The position in an editor's document of a place in one of its top-level blocks, which is given in UTF-16 units of the block's
 * text nodes, one behind the other; nothing else counts. Beyond the block's text it is the end of that.
 * @param side where two text nodes meet: -1 the end of the first, 1 the beginning of the second
 * @returns undefined where there is no such block, or it holds no place for text
 */
export function textPlace(doc: Node, block: number, offset: number, side: -1 | 1): number | undefined {
  if (block >= doc.childCount) return undefined;
  let start = 0;
  for (let index = 0; index < block; index++) start += doc.child(index).nodeSize;
  const node = doc.child(block);
  if (node.isTextblock && node.content.size === 0) return start + 1;
  let left = offset;
  let found: number | undefined;
  let last: number | undefined;
  node.descendants((child, position) => {
    if (found !== undefined) return false;
    const at = start + 1 + position;
    if (child.isTextblock && child.content.size === 0) last ??= at + 1;
    if (!child.isText) return true;
    const length = child.text?.length ?? 0;
    if (left < length || (side === -1 && left === length)) found = at + left;
    left -= length;
    last = at + length;
    return false;
  });
  return found ?? last;
}
