import type { AuthoredPassage } from "@querschnitt/shared/api/history";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { authoredStretches } from "./authored.ts";

const passage = (
  person: string,
  ...runs: [client: number, clock: number, length: number][]
): AuthoredPassage => ({
  ...{ block: 0, from: 0, to: 0, person, organisation: null, stakeholderGroup: null, arrivedAt: 1 },
  runs: runs.map(([client, clock, length]) => ({ client, clock, length })),
});

test("passages stand where their characters stand now, whatever was written and deleted since", () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const block = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  block.insert(0, [text]);
  openDraft(doc).insert(0, [block]);
  text.insert(0, "Die Lampen sind aus.");
  const first = text._start?.id.clock ?? 0;
  const passages = [passage("anna", [1, first, 10]), passage("bert", [1, first + 10, 10])];
  const people = () =>
    authoredStretches(openDraft(doc), passages).map((one) => [one.passage.person, one.from, one.to]);
  expect(people()).toEqual([
    ["anna", 0, 10],
    ["bert", 10, 20],
  ]);
  text.insert(4, "neuen ");
  text.delete(0, 4);
  expect(text.toString()).toBe("neuen Lampen sind aus.");
  expect(people()).toEqual([
    ["anna", 6, 12],
    ["bert", 12, 22],
  ]);
});

test("a stretch ends with its paragraph", () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const list = new Y.XmlElement("bulletList");
  openDraft(doc).insert(0, [list]);
  for (const words of ["eins", "zwei"]) {
    const [item, block] = [new Y.XmlElement("listItem"), new Y.XmlElement("paragraph")];
    block.insert(0, [new Y.XmlText(words)]);
    item.insert(0, [block]);
    list.push([item]);
  }
  const stretches = authoredStretches(openDraft(doc), [passage("anna", [1, 0, 100])]);
  expect(stretches.map(({ block, from, to }) => [block, from, to])).toEqual([
    [0, 0, 4],
    [0, 4, 8],
  ]);
});
