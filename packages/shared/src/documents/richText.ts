import * as Y from "yjs";
import type { RichNode } from "../policy/richContent.ts";
import { draftTextBlocks } from "../policy/textStructure.ts";

/** Marks that may overlap with their like have a hash behind the name, as y-tiptap writes it. */
const hashedMark = /^(.+)--[A-Za-z0-9+/=]{8}$/;

/** Reads a text as y-tiptap has stored it, without a schema and without the editor. */
export function richText(fragment: Y.XmlFragment): RichNode {
  return { type: "doc", content: nodesOf(fragment) };
}

function nodesOf(parent: Y.XmlFragment): RichNode[] {
  return parent.toArray().flatMap((child): RichNode[] => {
    if (child instanceof Y.XmlText) return inlineNodes(child);
    return child instanceof Y.XmlElement ? [richNode(child)] : [];
  });
}

/** Reads one element with all it holds. */
export function richNode(element: Y.XmlElement): RichNode {
  return { type: element.nodeName, attrs: element.getAttributes(), content: nodesOf(element) };
}

/** Reads the pieces of a text, one for each stretch of one format. */
export function inlineNodes(text: Y.XmlText): RichNode[] {
  const parts = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return parts.flatMap(({ insert, attributes }): RichNode[] => {
    if (typeof insert !== "string") return [];
    // In one order, whichever of them was set first.
    const marks = Object.entries(attributes ?? {})
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, attrs]) => ({
        type: hashedMark.exec(name)?.[1] ?? name,
        attrs: attrs as Record<string, unknown>,
      }));
    return [{ type: "text", text: insert, marks }];
  });
}

const textBlocks = new Set(draftTextBlocks);

/** The words of pieces of a text: one line for each block, as `blockText` says those of a draft. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes.map(plainTextOf).join(nodes.some(isInline) ? "" : "\n");
}

function isInline({ type }: RichNode): boolean {
  return type === "text" || type === "hardBreak";
}

function plainTextOf(node: RichNode): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  return (node.content ?? []).map(plainTextOf).join(textBlocks.has(node.type) ? "" : "\n");
}
