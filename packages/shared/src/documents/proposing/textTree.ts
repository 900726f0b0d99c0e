import * as Y from "yjs";
import type { RichNode } from "../../policy/richContent.ts";
import { draftTextBlocks } from "../../policy/textStructure.ts";
import { inlineNodes, richNode } from "../richText.ts";

/** A word, a piece of white space, a mark of punctuation, or a line break, as it stands in a text block. */
export interface Unit {
  text: string;
  /** What it stands for on its own. */
  node: RichNode;
  /** Formats included: two units are the same if this is. */
  key: string;
  /** Where it begins: undefined for a line break. */
  place: { text: Y.XmlText; index: number } | undefined;
}

/** An element of a draft, with its way back into the shared document. */
export interface Branch {
  shared: Y.XmlElement | Y.XmlFragment;
  node: RichNode;
  /** What it is without what it holds: two elements are of one kind if this is the same. */
  kind: string;
  /** All it says: two elements are the same if this is. */
  key: string;
  /** Of an element that holds others. */
  children: Branch[];
  /** Of an element that holds text. */
  units: Unit[] | undefined;
  /** Where its words begin and end in the words of the whole text. */
  from: number;
  to: number;
}

/** A text as a tree, and all its words, a line for each block. */
export interface TextTree {
  root: Branch;
  words: string;
}

/** Reads a text of the draft's schema. */
export function readTree(fragment: Y.XmlFragment): TextTree {
  const lines: string[] = [];
  let length = 0;
  const say = (line: string): void => {
    lines.push(line);
    length += line.length;
  };
  const read = (shared: Y.XmlElement | Y.XmlFragment): Branch => {
    const from = length;
    const holdsText = shared instanceof Y.XmlElement && draftTextBlocks.includes(shared.nodeName);
    const units = holdsText ? readUnits(shared) : undefined;
    for (const { text } of units ?? []) say(text);
    const to = length;
    if (units) say("\n");
    const children = holdsText ? [] : shared.toArray().filter(isElement).map(read);
    const node: RichNode =
      shared instanceof Y.XmlElement
        ? richNode(shared)
        : { type: "doc", content: children.map((c) => c.node) };
    return {
      ...{ shared, node, children, units, from },
      kind: JSON.stringify([node.type, node.attrs]),
      key: JSON.stringify(node),
      to: units ? to : length,
    };
  };
  const root = read(fragment);
  return { root, words: lines.join("") };
}

function isElement(child: unknown): child is Y.XmlElement {
  return child instanceof Y.XmlElement;
}

const unitPattern = /[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu;

function readUnits(block: Y.XmlElement): Unit[] {
  const units: Unit[] = [];
  for (const child of block.toArray()) {
    if (child instanceof Y.XmlText) {
      let index = 0;
      for (const node of inlineNodes(child)) {
        for (const [text] of (node.text ?? "").matchAll(unitPattern)) {
          const unit: RichNode = { ...node, text };
          units.push({ text, node: unit, key: JSON.stringify(unit), place: { text: child, index } });
          index += text.length;
        }
      }
    } else if (isElement(child)) {
      const node = richNode(child);
      units.push({ text: "\n", node, key: JSON.stringify(node), place: undefined });
    }
  }
  return units;
}

/** Units as pieces of text, those of one format together. */
export function joined(units: readonly Unit[]): RichNode[] {
  const nodes: RichNode[] = [];
  for (const { node } of units) {
    const last = nodes.at(-1);
    if (last?.type === "text" && node.type === "text" && sameMarks(last, node))
      nodes[nodes.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else nodes.push(node);
  }
  return nodes;
}

function sameMarks(one: RichNode, other: RichNode): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}
