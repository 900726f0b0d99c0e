import { compareRecords } from "@querschnitt/shared/compare/compareRecords";
import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { type RecordCommand, readRecord } from "@querschnitt/shared/documents/record";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { restoringCommands } from "./restoringCommands.ts";

const doer = { person: "ada", now: 1_000 };
const task = (responsibility: string): RecordCommand => ({
  type: "add-responsibility",
  ...{
    responsibility,
    task: `Aufgabe ${responsibility}`,
    organisation: "police",
    person: "ada",
    deadline: null,
  },
});

test("a title is not turned back to none", () => {
  expect(restoringCommands({ kind: "field", field: "title", before: "", after: "Licht" })).toEqual([]);
});

test("a record is turned back by what its editors could do themselves", () => {
  const doc = new Y.Doc();
  openLedger(doc, "record");
  const act = (command: RecordCommand) => perform(doc, "record", command, doer);
  act({ type: "set-field", field: "title", value: "Licht" });
  act({ type: "edit-text", text: "summary", from: "", to: "Mehr Licht" });
  act({ type: "set-partner", organisation: "police", involved: true });
  act(task("one"));
  act(task("two"));
  const earlier = readRecord(doc);
  act({ type: "set-field", field: "title", value: "Anders" });
  act({ type: "edit-text", text: "summary", from: "Mehr Licht", to: "Weniger" });
  act({ type: "set-partner", organisation: "police", involved: false });
  act({
    type: "edit-responsibility",
    responsibility: "one",
    changes: { organisation: "amt", task: "Anders" },
  });
  act({ type: "edit-responsibility", responsibility: "two", changes: { deleted: true } });
  act(task("three"));
  for (const difference of compareRecords(earlier, readRecord(doc)))
    for (const command of restoringCommands(difference)) act(command);
  expect(compareRecords(earlier, readRecord(doc))).toEqual([]);
});
