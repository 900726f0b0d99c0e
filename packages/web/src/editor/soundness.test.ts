import { draftText, openDraft, writeDraftTemplate } from "@querschnitt/shared/documents/draft";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { isSound, repair, watchSoundness } from "./soundness.ts";

const words = "Mehr Licht am Nordmarkt";

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

function draftWith(...blocks: Y.XmlElement[]): Y.Doc {
  const doc = new Y.Doc();
  openDraft(doc);
  writeDraftTemplate(doc);
  openDraft(doc).push(blocks);
  return doc;
}

const paragraph = () => element("paragraph", new Y.XmlText(words));
/** A list item has to begin with a paragraph: what is left when somebody deletes it while another writes below. */
const headless = () => element("bulletList", element("listItem", element("codeBlock", new Y.XmlText(words))));
const boldCode = () => {
  const text = new Y.XmlText();
  text.insert(0, words, { bold: {} });
  return element("codeBlock", text);
};

describe("a draft that an editor would cut words out of", () => {
  it("is told from one that it shows completely", () => {
    expect(isSound(openDraft(draftWith(paragraph())))).toBe(true);
    expect(isSound(openDraft(draftWith(headless())))).toBe(false);
    expect(isSound(openDraft(draftWith(boldCode())))).toBe(false);
  });

  it("may lose elements without words: a table row without cells", () => {
    const row = element("tableRow", element("tableCell", paragraph()));
    expect(isSound(openDraft(draftWith(element("table", row, element("tableRow")))))).toBe(true);
  });

  it.each([
    ["a list item that lost its paragraph", headless],
    ["formats in a code block", boldCode],
  ])("is repaired without losing a word: %s", (_, block) => {
    const doc = draftWith(block());
    expect(repair(openDraft(doc))).toBe(true);
    expect(draftText(doc)).toContain(words);
  });

  it("is noticed before anybody who observes the text", () => {
    const mine = draftWith(paragraph());
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    const seen: string[] = [];
    openDraft(mine).observeDeep(() => seen.push("editor"));
    watchSoundness(openDraft(mine), () => seen.push("watch"));
    openDraft(theirs).push([headless()]);
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    expect(seen).toEqual(["watch", "editor"]);
  });

  it("is noticed when the change lies deep in a block that was there", () => {
    const mine = draftWith(
      element("bulletList", element("listItem", paragraph(), element("codeBlock", new Y.XmlText(words)))),
    );
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
    let unsound = 0;
    watchSoundness(openDraft(mine), () => unsound++);
    const list = openDraft(theirs).toArray().at(-1) as Y.XmlElement;
    (list.get(0) as Y.XmlElement).delete(0, 1);
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    expect(unsound).toBe(1);
  });
});
