import { expect, test } from "vitest";
import * as Y from "yjs";
import { perform } from "./commands.ts";
import { openDraft, writeDraftTemplate } from "./draft.ts";
import { openCourse } from "./minutes.ts";
import { isSearchable, passagesOf } from "./passages.ts";

const doer = { person: "ada", now: 1 };

function block(words: string, name = "paragraph"): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

test("a draft is found section by section, with the heading above; headings that all measures have are not", () => {
  const passages = passagesOf({ kind: "draft", measure: "m" }, new Y.Doc(), (doc) => {
    writeDraftTemplate(doc);
    openDraft(doc).insert(2, [block("Abends ist es dunkel."), block("Es fehlen Lampen.")]);
    openDraft(doc).push([block("Was es kostet", "heading"), block("x".repeat(1_200)), block("Danach.")]);
  });
  expect(
    passages.map((passage) => [passage.kind === "text" && passage.section, passage.text.slice(0, 60)]),
  ).toEqual([
    ["Ausgangslage", "Abends ist es dunkel.\nEs fehlen Lampen."],
    ["Was es kostet", "Was es kostet"],
    ["Was es kostet", "x".repeat(60)],
    ["Was es kostet", "Danach."],
  ]);
});

test("deleted comments and responsibilities are nothing to find, and mentions name nobody", () => {
  const comments = passagesOf({ kind: "discussion", measure: "m" }, new Y.Doc(), (doc) => {
    perform(
      doc,
      "discussion",
      { type: "open-thread", thread: "t", comment: "c1", anchor: null, body: "Geheim" },
      doer,
    );
    perform(
      doc,
      "discussion",
      { type: "reply", thread: "t", comment: "c2", body: "Hallo @{person:abc}" },
      doer,
    );
    perform(doc, "discussion", { type: "delete-comment", comment: "c1" }, doer);
  });
  expect(comments).toEqual([
    { kind: "comment", text: "Hallo @…", thread: "t", comment: "c2", author: "ada", createdAt: 1 },
  ]);
  const record = passagesOf({ kind: "record", measure: "m" }, new Y.Doc(), (doc) => {
    perform(doc, "record", { type: "set-field", field: "title", value: "Licht" }, doer);
    perform(doc, "record", { type: "edit-text", text: "summary", from: "", to: "Kurz gesagt" }, doer);
    for (const id of ["r1", "r2"]) {
      const terms = { organisation: "amt", person: null, deadline: null };
      perform(
        doc,
        "record",
        { type: "add-responsibility", responsibility: id, task: `Aufgabe ${id}`, ...terms },
        doer,
      );
    }
    perform(
      doc,
      "record",
      { type: "edit-responsibility", responsibility: "r1", changes: { deleted: true } },
      doer,
    );
  });
  expect(record).toEqual([
    { kind: "measure", text: "Licht" },
    { kind: "summary", text: "Kurz gesagt" },
    { kind: "responsibility", text: "Aufgabe r2", responsibility: "r2" },
  ]);
});

test("of a session items, papers, suggestions and minutes are found, marked where they are not public", () => {
  const values = { kind: "discussion", minutes: null, presenter: null, approves: null, source: "" } as const;
  const agenda = passagesOf({ kind: "agenda", session: "s", part: "closed" }, new Y.Doc(), (doc) => {
    for (const [item, title] of [
      ["i1", "Laternen"],
      ["i2", "Gestrichen"],
    ] as const)
      perform(
        doc,
        "agenda",
        { type: "add-item", item, parent: null, values: { ...values, title, publicTitle: "Vertragssache" } },
        doer,
      );
    perform(doc, "agenda", { type: "edit-item", item: "i2", changes: { deleted: true } }, doer);
    const href = "https://stadt.example/plan.pdf";
    perform(
      doc,
      "agenda",
      { type: "add-paper", paper: "p", values: { item: "i1", title: "Lageplan", href } },
      doer,
    );
    perform(
      doc,
      "agenda",
      {
        type: "suggest",
        suggestion: "v",
        values: { title: "Bänke", kind: "discussion", minutes: null, reason: "Fehlen", measure: null },
      },
      doer,
    );
  });
  expect(agenda).toEqual([
    { kind: "agenda", item: "i1", closed: true, text: "Laternen\nVertragssache" },
    { kind: "agenda", item: "i1", closed: true, text: "Lageplan" },
    { kind: "agenda", item: null, closed: true, text: "Bänke\nFehlen" },
  ]);
  const course = passagesOf({ kind: "minutes", session: "s", part: "public" }, new Y.Doc(), (doc) => {
    openCourse(doc, "i1").push([block("Erst wurde gefragt."), block(""), block("Dann geantwortet.")]);
  });
  expect(course).toEqual([
    { kind: "minutes", item: "i1", closed: false, text: "Erst wurde gefragt.\nDann geantwortet." },
  ]);
  const protocol = passagesOf({ kind: "protocol", session: "s", part: "public" }, new Y.Doc(), (doc) => {
    const votes = { yes: 3, no: 1, abstain: null, biased: null, result: "adopted", takenAt: null } as const;
    perform(
      doc,
      "protocol",
      {
        type: "add-entry",
        root: "decisions",
        entry: "d",
        values: { item: "i1", wording: "So sei es.", ...votes },
      },
      doer,
    );
    const task = { item: "i1", organisation: null, person: null, deadline: null, done: false };
    for (const [entry, what] of [
      ["t1", "Bestellen"],
      ["t2", "Vergessen"],
    ] as const)
      perform(doc, "protocol", { type: "add-entry", root: "tasks", entry, values: { ...task, what } }, doer);
    perform(
      doc,
      "protocol",
      { type: "edit-entry", root: "tasks", entry: "t2", changes: { deleted: true } },
      doer,
    );
  });
  expect(protocol).toEqual([
    { kind: "minutes", item: "i1", closed: false, text: "So sei es." },
    { kind: "minutes", item: "i1", closed: false, text: "Bestellen" },
  ]);
});

test("what a person has read is nothing to find", () => {
  expect(isSearchable("marks")).toBe(false);
  expect(passagesOf({ kind: "marks", person: "ada" }, new Y.Doc(), () => undefined)).toEqual([]);
});
