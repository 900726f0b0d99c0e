import * as Y from "yjs";

/** A text of the editor as plain data: ProseMirror's JSON of the draft's schema. */
export interface RichNode {
  type: string;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: RichNode[];
}

/** Marks that may overlap with their like have a hash behind the name, as y-tiptap writes it. */
const hashedMark = /^(.+)--[A-Za-z0-9+/=]{8}$/;

/** Reads a text as y-tiptap has stored it, without a schema and without the editor. */
export function richText(fragment: Y.XmlFragment): RichNode {
  return { type: "doc", content: nodesOf(fragment) };
}

function nodesOf(parent: Y.XmlFragment): RichNode[] {
  return parent.toArray().flatMap((child): RichNode[] => {
    if (child instanceof Y.XmlText) return textNodes(child);
    if (!(child instanceof Y.XmlElement)) return [];
    return [{ type: child.nodeName, attrs: child.getAttributes(), content: nodesOf(child) }];
  });
}

function textNodes(text: Y.XmlText): RichNode[] {
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
