import { expect, test } from "vitest";
import * as Y from "yjs";
import { perform } from "../documents/commands.ts";
import { openLedger } from "../documents/ledger.ts";
import { type RecordCommand, readRecord } from "../documents/record.ts";
import { compareRecords } from "./compareRecords.ts";

const doer = { person: "ada", now: 1_000 };

function recordAfter(...commands: RecordCommand[]) {
  const doc = new Y.Doc();
  openLedger(doc, "record");
  for (const command of commands) perform(doc, "record", command, doer);
  return readRecord(doc);
}

const task = (responsibility: string): RecordCommand => ({
  type: "add-responsibility",
  ...{
    responsibility,
    task: `Aufgabe ${responsibility}`,
    organisation: "police",
    person: null,
    deadline: null,
  },
});

test("two records are compared field by field", () => {
  const before: RecordCommand[] = [
    { type: "set-field", field: "title", value: "Licht" },
    { type: "set-partner", organisation: "police", involved: true },
    { type: "edit-text", text: "summary", from: "", to: "Mehr Licht am Weg" },
    task("one"),
    task("two"),
    task("three"),
  ];
  const later: RecordCommand[] = [
    { type: "set-field", field: "title", value: "Mehr Licht" },
    { type: "set-partner", organisation: "police", involved: false },
    { type: "set-partner", organisation: "ordnungsamt", involved: true },
    { type: "edit-text", text: "summary", from: "Mehr Licht am Weg", to: "Mehr Licht am Schulweg" },
    { type: "edit-responsibility", responsibility: "one", changes: { deadline: "2026-05-12" } },
    { type: "edit-responsibility", responsibility: "two", changes: { deleted: true } },
    task("four"),
    { type: "move-responsibility", responsibility: "three", after: null },
  ];
  const differences = compareRecords(recordAfter(...before), recordAfter(...before, ...later));
  expect(
    differences.map((one) => (one.kind === "entry" ? [one.list, one.id, one.change, one.values] : one)),
  ).toEqual([
    { kind: "field", field: "title", before: "Licht", after: "Mehr Licht" },
    { kind: "partner", organisation: "police", change: "removed" },
    { kind: "partner", organisation: "ordnungsamt", change: "added" },
    {
      kind: "text",
      text: "summary",
      words: [
        { change: "same", text: "Mehr Licht am " },
        { change: "removed", text: "Weg" },
        { change: "added", text: "Schulweg" },
      ],
    },
    ["responsibilities", "two", "removed", []],
    ["responsibilities", "three", "moved", []],
    ["responsibilities", "one", "changed", [{ field: "deadline", before: null, after: "2026-05-12" }]],
    ["responsibilities", "four", "added", []],
  ]);
});

test("a record and itself have no differences", () => {
  const one = recordAfter(task("one"), { type: "set-field", field: "area", value: "Nordstadt" });
  expect(compareRecords(one, structuredClone(one))).toEqual([]);
});
