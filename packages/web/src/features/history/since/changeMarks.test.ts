import { compareTexts } from "@querschnitt/shared/compare/compareTexts";
import type { RichNode } from "@querschnitt/shared/policy/richContent";
import { expect, test } from "vitest";
import { changeMarks } from "./changeMarks.ts";

const paragraph = (text: string): RichNode => ({
  type: "paragraph",
  attrs: {},
  content: text ? [{ type: "text", text, marks: [] }] : [],
});
const list = (...items: string[]): RichNode => ({
  type: "bulletList",
  attrs: {},
  content: items.map((text) => ({ type: "listItem", attrs: {}, content: [paragraph(text)] })),
});
const doc = (...content: RichNode[]): RichNode => ({ type: "doc", content });
const marks = (before: RichNode[], after: RichNode[]) =>
  changeMarks(compareTexts(doc(...before), doc(...after)));

test("changed words are marked where they stand now, with what stood there", () => {
  expect(
    marks([paragraph("Eins ist hier."), paragraph("Zwei")], [paragraph("Eins war hier."), paragraph("Zwei")]),
  ).toEqual([{ block: 0, from: 5, to: 8, removed: "ist" }]);
});

test("new and removed elements are marked, also inside of a list", () => {
  const same = paragraph("Hier bleibt alles, wie es immer war.");
  expect(marks([paragraph("Fort damit."), same], [same, paragraph("Ganz neu und lang.")])).toEqual([
    { block: 0, from: 0, to: 0, removed: "Fort damit." },
    { block: 1, from: 0, to: 18, removed: "" },
  ]);
  expect(marks([list("eins", "drei")], [list("eins", "zwei und mehr", "drei")])).toEqual([
    { block: 0, from: 4, to: 17, removed: "" },
  ]);
});
