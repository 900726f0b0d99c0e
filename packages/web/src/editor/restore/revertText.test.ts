import { fc, test as property } from "@fast-check/vitest";
import { compareTexts } from "@querschnitt/shared/compare/compareTexts";
import { editedText } from "@querschnitt/shared/compare/testSupport/randomTexts";
import { keyOf } from "@querschnitt/shared/compare/tokens";
import { blockText, openDraft } from "@querschnitt/shared/documents/draft";
import { richText } from "@querschnitt/shared/documents/richText";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { elementOf } from "./inlineContent.ts";
import { revertText } from "./revertText.ts";

function documentOf(text: RichNode): Y.Doc {
  const doc = new Y.Doc();
  openDraft(doc).insert(0, (text.content ?? []).map(elementOf));
  return doc;
}

function textsIn(parent: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : [],
    );
}

const letters = "αβγδεζ";

/** A place in a text that is in no pair of surrogates: nobody types there. */
function betweenCharacters(text: string, where: number): number {
  const at = where % (text.length + 1);
  return /[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at;
}

const wordsOf = (text: RichNode): string => `${text.text ?? ""}${(text.content ?? []).map(wordsOf).join("")}`;

function isGone(text: Y.XmlText): boolean {
  for (let item = text._item; item; item = (item.parent as Y.AbstractType<unknown>)._item)
    if (item.deleted) return true;
  return false;
}

const read = (doc: Y.Doc): RichNode => richText(openDraft(doc));
const keys = (text: RichNode): string[] => (text.content ?? []).map(keyOf);
const paragraph = (text: string): RichNode => ({
  type: "paragraph",
  attrs: {},
  content: [{ type: "text", text, marks: [] }],
});
const textOf = (...paragraphs: string[]): RichNode => ({ type: "doc", content: paragraphs.map(paragraph) });

describe("turning a text back", () => {
  property.prop([editedText], { numRuns: 500 })("gives the earlier text", ([before, after]) => {
    const doc = documentOf(after);
    const blocks = compareTexts(before, read(doc));
    expect(revertText(openDraft(doc), blocks, () => true)).toBe(true);
    expect(keys(read(doc))).toEqual(keys(before));
  });

  property.prop([editedText], { numRuns: 300 })("of nothing changes nothing", ([before, after]) => {
    const doc = documentOf(after);
    const vector = Y.encodeStateVector(doc);
    revertText(openDraft(doc), compareTexts(before, read(doc)), () => false);
    expect(Y.encodeStateVector(doc)).toEqual(vector);
    expect(keys(read(doc))).toEqual(keys(after));
  });

  const typing = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: letters.length });
  property.prop([editedText, typing], { numRuns: 300 })(
    "merges with what somebody typed offline: all of it is there, but in elements that went",
    ([before, after], typed) => {
      const doc = documentOf(after);
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      const texts = textsIn(openDraft(other));
      const written = typed.flatMap(([which, where], index) => {
        const text = texts[which % Math.max(1, texts.length)];
        const letter = letters[index] as string;
        text?.insert(betweenCharacters(blockText(text), where), letter);
        return text ? [{ text, letter }] : [];
      });
      revertText(openDraft(doc), compareTexts(before, read(doc)), () => true);
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
      expect(keys(read(other))).toEqual(keys(read(doc)));
      const words = wordsOf(read(other));
      for (const { text, letter } of written) expect(words.includes(letter)).toBe(!isGone(text));
      // What was typed is all in which it differs from the earlier text.
      expect(words.replace(/[α-ω]/g, "")).toBe(wordsOf(before));
    },
  );

  test("merges with what somebody writes meanwhile, in the same paragraph and in others", () => {
    const earlier = textOf("Die Lampen am Schulweg sind hell.", "Wir prüfen das.");
    const doc = documentOf(textOf("Die Laternen am Schulweg sind aus.", "Wir prüfen das.", "Neu."));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const words = (index: number): Y.XmlText =>
      (openDraft(other).get(index) as Y.XmlElement).get(0) as Y.XmlText;
    words(0).insert("Die Laternen am ".length, "langen ");
    words(1).insert(words(1).length, " Bis Mai.");
    revertText(openDraft(doc), compareTexts(earlier, read(doc)), () => true);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const lines = openDraft(doc)
      .toArray()
      .map((block) => ((block as Y.XmlElement).get(0) as Y.XmlText).toString());
    expect(lines).toEqual(["Die Lampen am langen Schulweg sind hell.", "Wir prüfen das. Bis Mai."]);
    expect(keys(read(other))).toEqual(keys(read(doc)));
  });

  test("of one passage leaves the others as they are", () => {
    const doc = documentOf(textOf("Eins ist anders.", "Zwei ist anders."));
    const blocks = compareTexts(textOf("Eins ist alt.", "Zwei ist alt."), read(doc));
    revertText(openDraft(doc), blocks, (block) => block === blocks[1]);
    expect(keys(read(doc))).toEqual(keys(textOf("Eins ist anders.", "Zwei ist alt.")));
  });

  test("does nothing to a text that has changed since it was compared", () => {
    const doc = documentOf(textOf("Neu."));
    const blocks = compareTexts(textOf("Alt."), read(doc));
    openDraft(doc).insert(0, [elementOf(paragraph("Davor."))]);
    expect(revertText(openDraft(doc), blocks, () => true)).toBe(false);
    expect(keys(read(doc))).toEqual(keys(textOf("Davor.", "Neu.")));
  });
});
