import type { Node } from "@tiptap/pm/model";

/**
 * A document as one run of characters without white space and block boundaries, each with its position.
 * Splitting a paragraph, joining two or wrapping one in a list leaves it as it is.
 */
export interface FlatText {
  text: string;
  /** Position of each character in the document; as long as `text`. */
  positions: number[];
}

const blank = /\s/;

/** Leaves the white space out, as `flatten` does. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Reads a document, or the part of it between two positions. */
export function flatten(doc: Node, from = 0, to = doc.content.size): FlatText {
  const characters: string[] = [];
  const positions: number[] = [];
  doc.nodesBetween(from, to, (node, start) => {
    if (!node.isText) return;
    const text = node.text ?? "";
    const end = Math.min(text.length, to - start);
    for (let index = Math.max(0, from - start); index < end; index++) {
      const character = text.charAt(index);
      if (blank.test(character)) continue;
      characters.push(character);
      positions.push(start + index);
    }
  });
  return { text: characters.join(""), positions };
}

/** How many characters two texts have in common at their beginnings. */
export function commonStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let length = 0;
  while (length < shorter && a[length] === b[length]) length++;
  return length;
}

/** How many characters two texts have in common at their ends. */
export function commonEnd(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let length = 0;
  while (length < shorter && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
