import * as Y from "yjs";

/** The one root of a draft: a Y.XmlFragment that y-tiptap binds to the editor. */
export const DRAFT_ROOT = "draft";

/** Opens a draft's root with the right type; call it before anything is applied to the document. */
export function openDraft(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(DRAFT_ROOT);
}

/** Titles of the sections of a measure sheet, in their order (German is the language of the documents). */
export const draftSections = ["Ausgangslage", "Ziel", "Zielgruppe", "Umsetzung"] as const;

/** Writes the empty measure sheet: one heading and one empty paragraph per section. For the server alone. */
export function writeDraftTemplate(doc: Y.Doc): void {
  const draft = openDraft(doc);
  doc.transact(() => {
    for (const section of draftSections) {
      const heading = new Y.XmlElement("heading");
      // y-tiptap keeps ProseMirror attributes as they are, numbers too; Yjs' types know only strings.
      heading.setAttribute("level", 2 as unknown as string);
      heading.insert(0, [new Y.XmlText(section)]);
      draft.push([heading, new Y.XmlElement("paragraph")]);
    }
  });
}

/** One top-level block of a draft as plain text, lines joined by a line break. */
export function blockText(block: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (block instanceof Y.XmlText) {
    return (block.toDelta() as { insert: unknown }[])
      .map((part) => (typeof part.insert === "string" ? part.insert : ""))
      .join("");
  }
  if (!(block instanceof Y.XmlElement)) return "";
  const inline =
    block.nodeName === "paragraph" || block.nodeName === "heading" || block.nodeName === "codeBlock";
  return block
    .toArray()
    .map((child) =>
      child instanceof Y.XmlElement && child.nodeName === "hardBreak" ? "\n" : blockText(child),
    )
    .join(inline ? "" : "\n");
}

/** The whole draft as plain text, one line per block. */
export function draftText(doc: Y.Doc): string {
  return openDraft(doc)
    .toArray()
    .map((block) => blockText(block))
    .join("\n");
}
