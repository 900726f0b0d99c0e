import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { expect, test } from "vitest";
import * as Y from "yjs";
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

/** Two copies of a record, in each of which a title is set without knowing of the other; the second one's stands. */
function concurrently(mine: string, theirs: string) {
  const [lower, higher] = [1, 2].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    openLedger(doc, "record");
    return doc;
  }) as [Y.Doc, Y.Doc];
  const title = (value: string) => ({ type: "set-field", field: "title", value }) as const;
  perform(lower, "record", title(mine), { person: "anna", now: 1 });
  perform(higher, "record", title(theirs), { person: "bert", now: 1 });
  const reach = { client: 1, clock: Y.getState(lower.store, 1), from: 0 };
  const entry: OutboxEntry = {
    ...field("e0", "title"),
    work: { kind: "record", command: title(mine) },
    reach,
  };
  return { doc: lower, winner: Y.encodeStateAsUpdate(higher), entry };
}

test("what a concurrent change left nothing of is known from the document, should the server's word be lost", () => {
  const { doc, winner, entry } = concurrently("Licht", "Wege");
  const lost = () => workOf(entry).lostAmong(["e0"], doc, "anna");
  expect(lost()).toEqual([]);
  Y.applyUpdate(doc, winner);
  expect(lost()).toEqual([{ entry: "e0", why: { reason: "superseded" } }]);
  const { reach: _reach, ...older } = entry;
  expect(workOf(older).lostAmong(["e0"], doc, "anna")).toEqual([]);
});

test("the server's word counts where the winner has yet to come, and not where it says the same", () => {
  const refusal = { reason: "superseded", detail: "", root: "fields", entry: "title" } as const;
  const different = concurrently("Licht", "Wege");
  const work = workOf(different.entry);
  work.superseded(refusal, ["e0"]);
  expect(work.lostAmong(["e0"], different.doc, "anna")).toHaveLength(1);
  const same = concurrently("Licht", "Licht");
  Y.applyUpdate(same.doc, same.winner);
  const agreed = workOf(same.entry);
  agreed.superseded(refusal, ["e0"]);
  expect(agreed.lostAmong(["e0"], same.doc, "anna")).toEqual([]);
});

test("who changed what they saw has made nobody lose anything", () => {
  const { doc, entry } = concurrently("Licht", "Wege");
  const later = { type: "set-field", field: "title", value: "Licht und Wege" } as const;
  perform(doc, "record", later, { person: "anna", now: 2 });
  expect(workOf(entry).lostAmong(["e0"], doc, "anna")).toEqual([]);
});
