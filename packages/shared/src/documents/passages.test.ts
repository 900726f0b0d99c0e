import { expect, test } from "vitest";
import * as Y from "yjs";
import { perform } from "./commands.ts";
import { openDraft, writeDraftTemplate } from "./draft.ts";
import { isSearchable, passagesOf } from "./passages.ts";

const doer = { person: "ada", now: 1 };

function block(words: string, name = "paragraph"): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

test("a draft is found section by section, with the heading above; headings that all measures have are not", () => {
  const passages = passagesOf("draft", new Y.Doc(), (doc) => {
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
  const comments = passagesOf("discussion", new Y.Doc(), (doc) => {
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
  const record = passagesOf("record", new Y.Doc(), (doc) => {
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

test("what a person has read is nothing to find", () => {
  expect(isSearchable("marks")).toBe(false);
  expect(passagesOf("marks", new Y.Doc(), () => undefined)).toEqual([]);
});
