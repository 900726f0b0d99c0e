import { openDraft } from "@querschnitt/shared/documents/draft";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { passagesAgainst, passagesUnsent } from "./asideEntries.ts";
import { changedPassages } from "./changedPassages.ts";

function draftOf(...paragraphs: string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const text of paragraphs) write(doc, text);
  return doc;
}

function write(doc: Y.Doc, text: string, at = openDraft(doc).length): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  openDraft(doc).insert(at, [paragraph]);
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const textAt = (doc: Y.Doc, block: number): Y.XmlText =>
  (openDraft(doc).get(block) as Y.XmlElement).get(0) as Y.XmlText;

test("the same text has no changed passages", () => {
  expect(changedPassages(draftOf("a", "b"), draftOf("a", "b"))).toEqual([]);
});

test("changed, new and deleted blocks are told apart", () => {
  expect(changedPassages(draftOf("a", "b", "c", "d"), draftOf("a", "B!", "c", "neu", "d"))).toEqual([
    { before: "b", after: "B!" },
    { before: "", after: "neu" },
  ]);
  expect(changedPassages(draftOf("a", "b", "c"), draftOf("a", "c"))).toEqual([{ before: "b", after: "" }]);
});

test("a passage whose format alone changed is kept as well", () => {
  const before = draftOf("wichtig");
  const after = copyOf(before);
  textAt(after, 0).format(0, 7, { bold: {} });
  expect(changedPassages(before, after)).toEqual([{ before: "wichtig", after: "wichtig" }]);
});

test("empty paragraphs are no work", () => {
  expect(changedPassages(draftOf("a"), draftOf("a", "", " "))).toEqual([]);
});

test("what others wrote meanwhile is not taken for one's own", () => {
  const server = draftOf("eins", "zwei");
  const mine = copyOf(server);
  textAt(mine, 0).insert(4, " von mir");
  textAt(server, 1).insert(4, " von anderen");
  write(server, "drei von anderen");
  const words = (text: string) => [{ type: "text", text, marks: [] }];
  const proposal = { kind: "words", original: words("eins"), replacement: words("eins von mir") };
  expect(passagesAgainst(server, mine, [])).toEqual([
    { before: "eins", after: "eins von mir", proposals: [expect.objectContaining(proposal)] },
  ]);
});

test("without a server's copy, what is unsent is measured against what was in step", () => {
  const doc = draftOf("eins");
  const base = Y.encodeStateAsUpdate(doc);
  const own: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => own.push(update));
  textAt(doc, 0).insert(4, " und mehr");
  write(doc, "zwei");
  const entry = (id: string) => ({ id, room: "r", generation: 0, at: 1, work: { kind: "draft" as const } });
  const stored = {
    record: undefined,
    updates: [{ update: base }, ...own.map((update, index) => ({ update, entry: `e${index}` }))],
    outbox: own.map((_update, index) => entry(`e${index}`)),
  };
  expect(passagesUnsent(undefined, stored)).toEqual([
    { before: "eins", after: "eins und mehr" },
    { before: "", after: "zwei" },
  ]);
});
