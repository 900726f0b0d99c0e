import { blockText, openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import type { DraftBlock } from "./DemonstrationMeasure.ts";

/** Writes blocks under the heading of a section, in place of the template's empty paragraph. */
export function fillSection(doc: Y.Doc, section: string, blocks: readonly DraftBlock[]): void {
  const draft = openDraft(doc);
  const heading = draft
    .toArray()
    .findIndex(
      (block) =>
        block instanceof Y.XmlElement && block.nodeName === "heading" && blockText(block) === section,
    );
  if (heading < 0) throw new Error(`the draft's template has no section ${section}`);
  draft.delete(heading + 1, 1);
  draft.insert(heading + 1, blocks.map(blockOf));
}

/** Finds words in one block of a draft: the block's text and the place of the words in it, in UTF-16 units. */
export function findWords(
  doc: Y.Doc,
  words: string,
): { text: Y.XmlText; start: number; end: number } | undefined {
  for (const node of openDraft(doc).createTreeWalker((node) => node instanceof Y.XmlText)) {
    const text = node as unknown as Y.XmlText;
    const start = text.toString().indexOf(words);
    if (start >= 0) return { text, start, end: start + words.length };
  }
  return undefined;
}

function blockOf(block: DraftBlock): Y.XmlElement {
  if (typeof block === "string") return paragraph(block);
  const list = new Y.XmlElement("bulletList");
  list.insert(
    0,
    block.map((point) => {
      const item = new Y.XmlElement("listItem");
      item.insert(0, [paragraph(point)]);
      return item;
    }),
  );
  return list;
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}
