import type { RichNode } from "../policy/richContent.ts";
import { keyOf } from "./tokens.ts";

/** Which kinds of elements can have become each other. */
const families: Readonly<Record<string, string>> = {
  paragraph: "text",
  heading: "text",
  codeBlock: "text",
  bulletList: "list",
  orderedList: "list",
  taskList: "list",
  listItem: "item",
  taskItem: "item",
  tableCell: "cell",
  tableHeader: "cell",
};

/** An element with what it takes to tell how much it is like another. */
export interface Block {
  node: RichNode;
  key: string;
  family: string;
  text: string;
  /** The numbers of its words, sorted, each as often as it stands there. */
  words: Int32Array;
}

/** Reads elements; the words of all that one reader reads are numbered alike. */
export class BlockReader {
  readonly #numbers = new Map<string, number>();

  read(node: RichNode): Block {
    const text = textOf(node);
    const numbers = (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => {
      const number = this.#numbers.get(word) ?? this.#numbers.size;
      this.#numbers.set(word, number);
      return number;
    });
    return {
      node,
      key: keyOf(node),
      family: families[node.type] ?? node.type,
      text,
      words: Int32Array.from(numbers).sort(),
    };
  }
}

function textOf(node: RichNode): string {
  if (node.type === "text") return node.text ?? "";
  const parts = (node.content ?? []).map(textOf);
  return parts.join(node.content?.[0]?.type === "text" ? "" : " ");
}

/** How many words two blocks have in common. */
export function inCommon(one: Int32Array, other: Int32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const difference = (one[i] as number) - (other[j] as number);
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return common;
}

/** The words of several blocks together. */
export function together(blocks: readonly Block[]): Int32Array {
  return Int32Array.from(blocks.flatMap(({ words }) => [...words])).sort();
}

/** How much two lists of words have in common: 0 nothing, 1 everything (Dice's coefficient). */
export function likenessOf(one: Int32Array, other: Int32Array): number {
  const total = one.length + other.length;
  return total === 0 ? 0 : (2 * inCommon(one, other)) / total;
}

/** So long a text is compared by its letters too: a word with another ending is no other word. */
const SHORT = 120;

/** How likely one element became the other: 0 not at all, 1 for sure. */
export function likeness(one: Block, other: Block): number {
  if (one.family !== other.family) return 0;
  const { text } = one;
  if (text === "" || other.text === "") return one.node.type === other.node.type ? 0.01 : 0;
  const byWords = likenessOf(one.words, other.words);
  if (text.length > SHORT || other.text.length > SHORT) return byWords;
  return Math.max(byWords, byEdges(text, other.text));
}

/** The share of letters that two texts have in common at their beginning and at their end. */
function byEdges(text: string, other: string): number {
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === other.at(-1 - end)) end++;
  return (start + end) / Math.max(text.length, other.length);
}
