import { expect, test } from "vitest";
import type { OutboxEntry } from "../offline/WorkStore.ts";
import { UnsettledWork } from "./UnsettledWork.ts";

function draft(id: string, at: number): OutboxEntry {
  return { id, room: "measure/a/draft", generation: 0, at, work: { kind: "draft" } };
}

function field(id: string, name: "title" | "start"): OutboxEntry {
  const command = { type: "set-field", field: name, value: "x" } as const;
  return { id, room: "measure/a/record", generation: 0, at: 1, work: { kind: "record", command } };
}

function workOf(...entries: OutboxEntry[]): UnsettledWork {
  const work = new UnsettledWork();
  for (const entry of entries) work.add(entry);
  return work;
}

test("typing without a pause counts as one change, commands count one by one", () => {
  const typed = [0, 100, 200, 20_000, 20_100].map((at, index) => draft(`e${index}`, at));
  expect(workOf(...typed).changes).toBe(2);
  expect(workOf(field("e0", "title"), field("e1", "start")).changes).toBe(2);
});

test("a refusal of a frame with several entries means those at the place it names", () => {
  const work = workOf(field("e0", "title"), field("e1", "start"));
  const refusal = { reason: "rule", detail: "", root: "fields", entry: "start" } as const;
  expect(work.meantBy(refusal, ["e0", "e1"])).toEqual(["e1"]);
  work.refused(refusal, ["e0", "e1"]);
  expect([...work.refusals.keys()]).toEqual(["e1"]);
});

test("where it cannot be told which entry is meant, none is taken for refused", () => {
  const work = workOf(field("e0", "title"), field("e1", "title"));
  work.refused({ reason: "rule", detail: "", root: "fields", entry: "title" }, ["e0", "e1"]);
  work.refused({ reason: "too-large", detail: "" }, ["e0", "e1"]);
  expect(work.refusals.size).toBe(0);
});
