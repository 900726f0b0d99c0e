import { expect, test } from "vitest";
import * as Y from "yjs";
import { openLedger } from "./ledger.ts";
import { deletedQuotes, REDACTED, Repetitions, removeQuotes } from "./quotes.ts";
import { redactor } from "./redaction.ts";

const passage = "Frau Ada Muster aus der Hausgasse";
const repetitions = new Repetitions({ pieces: [passage], left: [] });

test.each([
  ["Hier steht Frau Ada Muster aus der Hausgasse.", "Hier steht ."],
  ["Es ist Ada Muster aus", ""],
  ["Die Hausgasse ist lang.", "Die Hausgasse ist lang."],
  ["", ""],
])("what repeats a passage goes out of “%s”, and nothing else", (text, rest) => {
  expect(repetitions.without(text)).toBe(rest);
});

test("a short passage is found as words of their own, not as a part of others", () => {
  const short = new Repetitions({ pieces: ["Ute"], left: [] });
  expect(short.without("Das war Ute.")).toBe("Das war .");
  expect(short.without("Ein guter Minute.")).toBe("Ein guter Minute.");
  expect(new Repetitions({ pieces: [], left: [] }).without("Das war Ute.")).toBe("Das war Ute.");
  expect(new Repetitions({ pieces: ["7"], left: [] }).without("Haus 7")).toBe("Haus 7");
});

test("of a deleted text the parts that repeat it are told", () => {
  expect(repetitions.partsOf("Da wohnt Ada Muster, sagt man")).toEqual([[8, 19]]);
  expect(repetitions.partsOf("Nichts davon")).toEqual([]);
});

test("an anchor keeps its place; the words left at it take the place of its quote", () => {
  const anchor = {
    start: "a",
    end: "b",
    quote: "Muster aus",
    before: "bei Frau Ada ",
    after: " in Dortmund",
  };
  const left = [{ start: "a", end: "b", quote: "" }];
  const cleaned = new Repetitions({ pieces: [passage], left }).withoutIn(anchor);
  expect(cleaned).toEqual({ start: "a", end: "b", quote: REDACTED, before: "", after: " in Dortmund" });
  expect(repetitions.withoutInValue({ list: [{ anchor: { ...anchor, quote: passage } }], count: 3 })).toEqual(
    {
      list: [{ anchor: { ...anchor, quote: REDACTED, before: "", after: " in Dortmund" } }],
      count: 3,
    },
  );
});

test("threads lose what they quote, in every version that was ever written; comments stay", () => {
  const updates: Uint8Array[] = [];
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const anchor = { start: "a", end: "b", quote: passage, before: "", after: "" };
  doc.getMap("threads").set("t", new Y.Map(Object.entries({ author: "anna", anchor, resolvedBy: null })));
  doc.getMap("comments").set("c", new Y.Map(Object.entries({ thread: "t", body: "Muss das sein?" })));
  (doc.getMap("comments").get("c") as Y.Map<unknown>).set("body", `Wer ist ${passage}?`);
  (doc.getMap("comments").get("c") as Y.Map<unknown>).set("body", "Muss das wirklich sein?");
  doc.transact(() => removeQuotes(doc, repetitions));
  expect(doc.getMap("threads").toJSON()).toEqual({
    t: { author: "anna", anchor: { ...anchor, quote: REDACTED }, resolvedBy: null },
  });
  const whole = new Y.Doc({ gc: false });
  openLedger(whole, "discussion");
  for (const update of updates) Y.applyUpdate(whole, update);
  const ranges = deletedQuotes(whole, repetitions);
  const redacted = updates.map((update) => redactor(ranges)(update) ?? update);
  expect(Buffer.concat(redacted).toString("latin1")).not.toContain("Muster");
  const after = new Y.Doc();
  openLedger(after, "discussion");
  for (const update of redacted) Y.applyUpdate(after, update);
  expect(after.getMap("threads").toJSON()).toEqual(doc.getMap("threads").toJSON());
  expect(after.getMap("comments").toJSON()).toEqual(doc.getMap("comments").toJSON());
});

test("a proposal about the passage, or with it, is withdrawn, and its words go", () => {
  const updates: Uint8Array[] = [];
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const anchor = { start: "a", end: "b", quote: "Ada", before: "", after: "" };
  const propose = (thread: string, place: string, original: string[], replacement: string[]): void => {
    const nodes = (texts: string[]) => texts.map((text) => ({ type: "text", text }));
    doc
      .getMap("threads")
      .set(
        thread,
        new Y.Map(
          Object.entries({ author: "anna", anchor: { ...anchor, start: place, quote: original.join("") } }),
        ),
      );
    const said = { original: nodes(original), replacement: nodes(replacement), withdrawn: false };
    doc.getMap("proposals").set(thread, new Y.Map(Object.entries({ author: "anna", ...said })));
  };
  propose("t1", "a", ["Ada"], ["jemand"]);
  propose("t2", "x", ["Dort"], ["Frau Ada ", "Muster aus der Hausgasse"]);
  propose("t3", "y", ["Hier"], ["Anderswo"]);
  const repeated = { pieces: [passage], left: [{ start: "a", end: "b", quote: "" }] };
  const found = new Repetitions(repeated);
  doc.transact(() => removeQuotes(doc, found));
  const proposals = doc.getMap("proposals").toJSON();
  expect(proposals.t1).toMatchObject({ withdrawn: true, original: [], replacement: [] });
  expect(proposals.t2).toMatchObject({ withdrawn: true, original: [], replacement: [] });
  expect(proposals.t3).toMatchObject({ withdrawn: false, replacement: [{ text: "Anderswo" }] });
  const whole = new Y.Doc({ gc: false });
  openLedger(whole, "discussion");
  for (const update of updates) Y.applyUpdate(whole, update);
  const ranges = deletedQuotes(whole, found);
  const left = Buffer.concat(updates.map((update) => redactor(ranges)(update) ?? update)).toString("latin1");
  expect(left).not.toMatch(/Ada|Muster|jemand/);
  expect(left).toContain("Anderswo");
});
