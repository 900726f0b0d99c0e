import { expect, test } from "vitest";
import * as Y from "yjs";
import { perform } from "./commands.ts";
import { openLedger } from "./ledger.ts";
import { type RecordCommand, readRecord } from "./record.ts";

function record(...commands: (RecordCommand & { at?: number })[]) {
  const doc = new Y.Doc();
  openLedger(doc, "record");
  for (const { at = 1, ...command } of commands)
    perform(doc, "record", command as RecordCommand, { person: "ada", now: at });
  return readRecord(doc);
}
const milestone = (entry: string, date: string | null): RecordCommand => ({
  type: "add-entry",
  root: "milestones",
  entry,
  values: { title: entry, date, reachedOn: null },
});
const assessment = (entry: string, asOf: string, at: number): RecordCommand & { at: number } => ({
  ...{ type: "add-entry", root: "assessments", entry, at },
  values: { trafficLight: "green", status: "", reason: "Läuft.", asOf },
});

test("milestones stand by their days, those without a day last, deleted ones nowhere", () => {
  const { milestones } = record(
    milestone("c", null),
    milestone("b", "2027-05-01"),
    milestone("a", "2026-05-01"),
    {
      ...{ type: "add-entry", root: "milestones", entry: "d" },
      values: { title: "d", date: "2026-01-01", reachedOn: null },
    },
    { type: "edit-entry", root: "milestones", entry: "d", changes: { deleted: true } },
  );
  expect(milestones.map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("the assessment of the latest day counts; of one day, the one that came last", () => {
  const { assessments } = record(
    assessment("new", "2026-06-30", 1),
    assessment("old", "2026-01-31", 2),
    assessment("corrected", "2026-06-30", 3),
  );
  expect(assessments.map(({ id }) => id)).toEqual(["corrected", "new", "old"]);
});

test("an indicator has its own values, oldest first", () => {
  const values = (indicator: string, entry: string, day: string): RecordCommand => ({
    ...{ type: "add-entry", root: "indicatorValues", entry },
    values: { indicator, day, value: 1, note: "" },
  });
  const indicator = (entry: string): RecordCommand => ({
    ...{ type: "add-entry", root: "indicators", entry },
    values: {
      ...{
        name: entry,
        unit: "",
        baseline: null,
        baseYear: null,
        target: null,
        targetYear: null,
        better: null,
      },
      ...{ area: "", source: "", method: "", caveat: "" },
    },
  });
  const { indicators } = record(
    indicator("i"),
    indicator("j"),
    values("i", "late", "2026-12-31"),
    values("j", "other", "2026-01-31"),
    values("i", "early", "2025-12-31"),
  );
  expect(indicators.map(({ id, values: own }) => [id, own.map((value) => value.id)])).toEqual([
    ["i", ["early", "late"]],
    ["j", ["other"]],
  ]);
});
