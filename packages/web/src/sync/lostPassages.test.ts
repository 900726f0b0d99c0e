import { openDraft } from "@querschnitt/shared/documents/draft";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Passage } from "../offline/changedPassages.ts";
import type { OutboxEntry } from "../offline/WorkStore.ts";
import { lostPassages } from "./lostPassages.ts";

const paragraph = (words: string): Y.XmlElement => {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
};
const textOf = (doc: Y.Doc, block: number): Y.XmlText =>
  (openDraft(doc).get(block) as Y.XmlElement).get(0) as Y.XmlText;

/** A text that somebody changes without a connection while somebody else does, and what the first one then loses. */
function meet(mine: (doc: Y.Doc) => void, theirs: (doc: Y.Doc) => void): Passage[] {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  openDraft(one).insert(0, [paragraph("Die Lampen sind aus."), paragraph("Wir prüfen das.")]);
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  const from = Y.getState(one.store, one.clientID);
  mine(one);
  const clock = Y.getState(one.store, one.clientID);
  const entry: OutboxEntry = {
    ...{ id: "1", room: "r", generation: 0, at: 1, work: { kind: "draft" } },
    reach: { client: one.clientID, from, clock },
  };
  theirs(other);
  const lost: Passage[] = [];
  one.on("afterTransaction", (transaction) => lost.push(...lostPassages(transaction, [entry])));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  return lost;
}

test("what one wrote in a paragraph that somebody deleted is lost with it, and known", () => {
  const lost = meet(
    (doc) => textOf(doc, 0).insert(4, "alten "),
    (doc) => openDraft(doc).delete(0, 1),
  );
  expect(lost).toEqual([{ before: "Die Lampen sind aus.", after: "Die alten Lampen sind aus." }]);
});

test("where all the words around one's own were deleted, one knows of it as well", () => {
  const lost = meet(
    (doc) => textOf(doc, 0).insert(4, "alten "),
    (doc) => textOf(doc, 0).delete(0, 20),
  );
  expect(lost).toEqual([{ before: "Die Lampen sind aus.", after: "Die alten Lampen sind aus." }]);
});

test("what stays is not lost: among some deleted words, in another paragraph, one's own deletion", () => {
  expect(
    meet(
      (doc) => textOf(doc, 0).insert(4, "alten "),
      (doc) => textOf(doc, 0).delete(0, 10),
    ),
  ).toEqual([]);
  expect(
    meet(
      (doc) => textOf(doc, 1).insert(0, "Ja: "),
      (doc) => openDraft(doc).delete(0, 1),
    ),
  ).toEqual([]);
  expect(
    meet(
      (doc) => {
        textOf(doc, 0).insert(0, "Ja: ");
        openDraft(doc).delete(0, 1);
      },
      (doc) => openDraft(doc).delete(0, 1),
    ),
  ).toEqual([]);
});
