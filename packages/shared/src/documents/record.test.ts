import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { perform } from "./commands.ts";
import { openLedger } from "./ledger.ts";
import { type RecordCommand, readRecord } from "./record.ts";

function openRecord(): Y.Doc {
  const doc = new Y.Doc();
  openLedger(doc, "record");
  return doc;
}
const doer = { person: "ada", now: 1000 };
const run = (doc: Y.Doc, command: RecordCommand): void => perform(doc, "record", command, doer);
const add = (responsibility: string): RecordCommand => ({
  type: "add-responsibility",
  responsibility,
  task: `Aufgabe ${responsibility}`,
  organisation: "amt",
  person: null,
  deadline: null,
});
const order = (doc: Y.Doc): string[] => readRecord(doc).responsibilities.map(({ id }) => id);
const merge = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
};

describe("responsibilities", () => {
  test("are moved after another one, or to the front", () => {
    const doc = openRecord();
    for (const id of ["a", "b", "c"]) run(doc, add(id));
    run(doc, { type: "move-responsibility", responsibility: "c", after: "a" });
    expect(order(doc)).toEqual(["a", "c", "b"]);
    run(doc, { type: "move-responsibility", responsibility: "b", after: null });
    expect(order(doc)).toEqual(["b", "a", "c"]);
  });

  test("concurrent additions and moves converge without loss, and can be moved further", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 30 }),
        (moves) => {
          const here = openRecord();
          const there = openRecord();
          for (const id of ["a", "b", "c", "d", "e", "f"]) run(here, add(id));
          merge(here, there);
          moves.forEach(([onHere, from, to], step) => {
            const doc = onHere ? here : there;
            const ids = order(doc);
            const [moved, after] = [ids[from], ids[to]];
            if (moved === undefined || after === undefined || moved === after) return;
            run(doc, { type: "move-responsibility", responsibility: moved, after });
            expect(order(doc)[order(doc).indexOf(moved) - 1]).toBe(after);
            if (step % 7 === 6) merge(here, there);
          });
          merge(here, there);
          expect(order(here)).toEqual(order(there));
          expect([...order(here)].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
        },
      ),
    );
  });

  test("lose their acceptance when the terms change, not when the state does", () => {
    const doc = openRecord();
    run(doc, add("a"));
    run(doc, { type: "accept-responsibility", responsibility: "a", terms: "as seen" });
    run(doc, { type: "edit-responsibility", responsibility: "a", changes: { state: "done" } });
    expect(readRecord(doc).responsibilities[0]).toMatchObject({ acceptedBy: "ada", state: "done" });
    run(doc, { type: "edit-responsibility", responsibility: "a", changes: { deadline: "2027-01-31" } });
    expect(readRecord(doc).responsibilities[0]).toMatchObject({ acceptedBy: null, acceptedTerms: null });
  });
});

test("a summary edited from an older state keeps what others wrote meanwhile", () => {
  const doc = openRecord();
  run(doc, { type: "edit-text", text: "summary", from: "", to: "Mehr Licht am Platz." });
  run(doc, {
    type: "edit-text",
    text: "summary",
    from: "Mehr Licht am Platz.",
    to: "Jetzt: Mehr Licht am Platz.",
  });
  run(doc, {
    type: "edit-text",
    text: "summary",
    from: "Mehr Licht am Platz.",
    to: "Mehr warmes Licht am Platz.",
  });
  const summary = readRecord(doc).summary;
  expect(summary).toContain("Jetzt: ");
  expect(summary).toContain("warmes");
});
