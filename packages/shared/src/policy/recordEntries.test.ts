import { describe, expect, test } from "vitest";
import type * as Y from "yjs";
import { perform } from "../documents/commands.ts";
import { commenter, editor, ledger, now, type Who } from "./testSupport/ruledLedger.ts";

const assessment = {
  trafficLight: "yellow",
  status: "",
  reason: "Die Mittel fehlen.",
  asOf: "2027-01-31",
} as const;
const milestone = { title: "Bestellt", date: "2027-03-01", reachedOn: null } as const;
const indicator = {
  ...{
    name: "Einbrüche",
    unit: "Fälle im Jahr",
    baseline: 120,
    baseYear: 2019,
    target: 60,
    targetYear: 2028,
  },
  better: "down" as const,
  ...{ area: "Nordstadt", source: "", method: "", caveat: "" },
} as const;
const value = { indicator: "i", day: "2026-12-31", value: 88, note: "" } as const;

describe("lists that editors keep in a record", () => {
  test("are written by editors alone, in their own name, at their own time", () => {
    const { does, attempt } = ledger("record");
    const add = { type: "add-entry", root: "milestones", entry: "m", values: milestone } as const;
    expect(does(commenter, add)).toEqual(["record.may-not-edit"]);
    expect(does(editor, add, now + 10 * 60_000)).toEqual(["record-entry.in-the-future"]);
    expect(attempt(editor, (doc) => perform(doc, "record", add, { person: "eva", now }))).toEqual([
      "record-entry.foreign-creator",
    ]);
    expect(does(editor, add)).toEqual([]);
    const other: Who = { person: "eva", role: "editor" };
    const reached = { type: "edit-entry", root: "milestones", entry: "m" } as const;
    expect(does(other, { ...reached, changes: { reachedOn: "2027-02-27" } })).toEqual([]);
    expect(does(other, { ...reached, changes: { title: " " } })).toEqual(["record-entry.shape"]);
    const entry = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>("milestones").get("m");
    expect(attempt(other, (doc) => entry(doc)?.set("createdBy", "eva"))).toEqual([
      "record-entry.fixed-field",
    ]);
    expect(attempt(other, (doc) => entry(doc)?.set("extra", 1))).toEqual(["record-entry.shape"]);
    expect(attempt(other, (doc) => doc.getMap("milestones").delete("m"))).toEqual([
      "record-entry.never-removed",
    ]);
    expect(does(other, { ...reached, changes: { deleted: true } })).toEqual([]);
  });

  test("a light needs a reason, and a judgement stays what it was", () => {
    const { does } = ledger("record");
    const add = { type: "add-entry", root: "assessments", entry: "a", values: assessment } as const;
    expect(does(editor, { ...add, values: { ...assessment, reason: "  " } })).toEqual(["record-entry.shape"]);
    expect(
      does(editor, { ...add, entry: "b", values: { ...assessment, trafficLight: "grey", reason: "" } }),
    ).toEqual([]);
    expect(does(editor, add)).toEqual([]);
    const edit = { type: "edit-entry", root: "assessments", entry: "a" } as const;
    expect(does(editor, { ...edit, changes: { trafficLight: "green" } })).toEqual([
      "record-entry.fixed-assessment",
    ]);
    expect(does(editor, { ...edit, changes: { deleted: true } })).toEqual([]);
  });

  test("a value belongs to an indicator that is there, and stays with it", () => {
    const { does } = ledger("record");
    const add = { type: "add-entry", root: "indicatorValues", entry: "v", values: value } as const;
    expect(does(editor, add)).toEqual(["record-entry.unknown-indicator"]);
    expect(does(editor, { type: "add-entry", root: "indicators", entry: "i", values: indicator })).toEqual(
      [],
    );
    expect(does(editor, { type: "add-entry", root: "indicators", entry: "j", values: indicator })).toEqual(
      [],
    );
    expect(does(editor, add)).toEqual([]);
    const edit = { type: "edit-entry", root: "indicatorValues", entry: "v" } as const;
    expect(does(editor, { ...edit, changes: { indicator: "j" } })).toEqual(["record-entry.fixed-field"]);
    expect(does(editor, { ...edit, changes: { value: 90 } })).toEqual([]);
    expect(does(editor, { ...edit, changes: { value: Number.POSITIVE_INFINITY } })).toEqual([
      "record-entry.shape",
    ]);
  });
});
