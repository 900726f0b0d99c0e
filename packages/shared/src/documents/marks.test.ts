import { expect, test } from "vitest";
import * as Y from "yjs";
import { judgeMarks } from "../policy/marks.ts";
import { openLedger, readChanges } from "./ledger.ts";
import { lastVisit, performOnMarks, readUpTo } from "./marks.ts";

test("what was read and when a measure was seen only go forward, and may be written by rule", () => {
  const doc = new Y.Doc();
  openLedger(doc, "marks");
  const changes = readChanges(doc, "marks", () => {
    performOnMarks(doc, { type: "mark-read", thread: "t", upTo: 7 });
    performOnMarks(doc, { type: "note-visit", measure: "m", at: 9 });
  });
  performOnMarks(doc, { type: "note-visit", measure: "m", at: 8 });
  performOnMarks(doc, { type: "mark-read", thread: "t", upTo: 6 });
  expect([readUpTo(doc, "t"), lastVisit(doc, "m"), lastVisit(doc, "t")]).toEqual([7, 9, undefined]);
  expect(changes.map((change) => [change.root, change.entry])).toEqual([
    ["read", "t"],
    ["visits", "m"],
  ]);
  expect(changes.map((change) => judgeMarks(change))).toEqual([undefined, undefined]);
  expect(judgeMarks({ root: "visits", entry: "m", before: undefined, after: "soon" })).toBe("marks.shape");
});
