import { blockText, openDraft } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import type { DraftBlock } from "./DemonstrationMeasure.ts";

/** Writes blocks under the heading of a section, in place of the template's empty paragraph, if that is still there. */
export function fillSection(doc: Y.Doc, section: string, blocks: readonly DraftBlock[]): void {
  const draft = openDraft(doc);
  const heading = draft
    .toArray()
    .findIndex(
      (block) =>
        block instanceof Y.XmlElement && block.nodeName === "heading" && blockText(block) === section,
    );
  if (heading < 0) throw new Error(`the draft's template has no section ${section}`);
  const empty = draft.get(heading + 1);
  if (!(empty instanceof Y.XmlElement) || empty.length > 0) return;
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
  if ("steps" in block) return parent("taskList", block.steps.map(stepOf));
  if ("table" in block) return tableOf(block.table);
  return parent(
    "bulletList",
    block.map((point) => parent("listItem", [paragraph(point)])),
  );
}

function stepOf([done, step]: readonly [boolean, string]): Y.XmlElement {
  const item = parent("taskItem", [paragraph(step)]);
  // y-tiptap keeps ProseMirror attributes as they are; Yjs' types know only strings.
  item.setAttribute("checked", done as unknown as string);
  return item;
}

function tableOf([head = [], ...rows]: readonly (readonly string[])[]): Y.XmlElement {
  const row = (kind: string, cells: readonly string[]): Y.XmlElement =>
    parent(
      "tableRow",
      cells.map((text) => parent(kind, [paragraph(text)])),
    );
  return parent("table", [row("tableHeader", head), ...rows.map((cells) => row("tableCell", cells))]);
}

function parent(name: string, children: Y.XmlElement[]): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, children);
  return element;
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}
