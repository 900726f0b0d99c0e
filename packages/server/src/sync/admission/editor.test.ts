import { fc, test } from "@fast-check/vitest";
import { writeDraftTemplate } from "@querschnitt/shared/documents/draft";
import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import { draftMarks, draftStructure, draftTextBlocks } from "@querschnitt/shared/policy/textStructure";
import { type Extensions, getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { expect } from "vitest";
import * as Y from "yjs";
import { Door, openDocument, updateOf } from "./testSupport/Door.ts";
import { Editor } from "./testSupport/Editor.ts";
import { Writer } from "./testSupport/Writer.ts";

const step = fc.record({
  who: fc.nat({ max: 1 }),
  does: fc.constantFrom(
    "edit",
    "edit",
    "edit",
    "edit",
    "edit",
    "edit",
    "send",
    "receive",
    "sync",
    "undo",
    "redo",
  ),
  choice: fc.tuple(fc.nat({ max: 1_000 }), fc.nat({ max: 1_000 }), fc.nat({ max: 1_000 })),
});

/** What people see. A format of a line break shows nothing, and the binding stores formats of text only. */
function visible(node: Node | undefined): unknown {
  return JSON.parse(JSON.stringify(node), (_key, value) =>
    value?.type === "hardBreak" ? { type: value.type } : value,
  );
}

test.prop([fc.array(step, { minLength: 30, maxLength: 100 })], {
  numRuns: 30,
})("[ADM-1] whatever real editors write is admitted, and shown alike by both", (steps) => {
  const door = new Door();
  const template = openDocument("draft", 3);
  door.take(
    updateOf(template, () => writeDraftTemplate(template)),
    "server",
  );
  const writers = [new Writer("draft", 900, "anna"), new Writer("draft", 20, "bert")];
  for (const writer of writers) writer.receive(door);
  const editors = writers.map(({ doc }) => new Editor(doc));
  for (const { who, does, choice } of steps) {
    const writer = writers[who] as Writer;
    if (does === "edit") (editors[who] as Editor).edit(...choice);
    else if (does === "receive") writer.receive(door);
    else if (does === "undo") writer.undo.undo();
    else if (does === "redo") writer.undo.redo();
    else {
      const outcomes =
        does === "sync" ? [writer.sync(door)] : writer.outbox.splice(0).map((u) => writer.send(door, u));
      for (const outcome of outcomes) expect(outcome).toMatch(/^(admitted|nothing-new)$/);
    }
  }
  for (let round = 0; round < 10; round += 1) {
    for (const writer of writers) {
      expect(writer.sync(door)).toMatch(/^(admitted|nothing-new)$/);
      writer.receive(door);
    }
  }
  const fresh = door.document();
  expect(fresh.store.pendingStructs).toBeNull();
  const [one, other] = editors.map(({ shown }) => shown);
  expect(visible(other)).toEqual(visible(one));
  expect(visible(new Editor(fresh).shown)).toEqual(visible(one));
});

test("[ADM-1] every node and mark of the schema is admitted from an editor that wrote it", () => {
  // The same types twice, once as an ES module's and once as a CommonJS module's.
  const schema = getSchema(draftExtensions() as unknown as Extensions);
  const missing = new Set([...Object.keys(schema.nodes), ...Object.keys(schema.marks)]);
  missing.delete("doc");
  const door = new Door();
  const writer = new Writer("draft", 900, "anna");
  const editor = new Editor(writer.doc);
  // Pseudo-random, but the same in every run: a linear congruential generator.
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
  for (let edits = 0; edits < 3_000 && missing.size > 0; edits += 1) {
    editor.edit(next(), next(), next());
    for (const update of writer.outbox.splice(0)) expect(writer.send(door, update)).toBe("admitted");
    editor.shown.descendants(({ type, marks }) => {
      missing.delete(type.name);
      for (const mark of marks) missing.delete(mark.type.name);
    });
  }
  expect([...missing]).toEqual([]);
  expect(new Editor(door.document()).shown.toJSON()).toEqual(editor.shown.toJSON());
});

test("whatever formats two people set on the same words at one moment, the schema lets them stand together", () => {
  // The same types twice, once as an ES module's and once as a CommonJS module's.
  const schema = getSchema(draftExtensions() as unknown as Extensions);
  const attributesOf = (format: string): object =>
    format === "link" ? { href: "https://example.org/" } : {};
  for (const one of draftMarks) {
    for (const other of draftMarks.filter((format) => format !== one)) {
      const writers = [new Writer("draft", 900, "anna"), new Writer("draft", 20, "bert")];
      const door = new Door();
      const [anna, bert] = writers as [Writer, Writer];
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText("Licht auf Schulwegen")]);
      anna.doc.getXmlFragment("draft").push([paragraph]);
      for (const writer of writers) writer.sync(door);
      for (const writer of writers) writer.receive(door);
      const words = (writer: Writer): Y.XmlText =>
        (writer.doc.getXmlFragment("draft").get(0) as Y.XmlElement).get(0) as Y.XmlText;
      words(anna).format(0, 5, { [one]: attributesOf(one) });
      words(bert).format(0, 5, { [other]: attributesOf(other) });
      for (const writer of writers) expect(writer.sync(door)).toBe("admitted");
      for (const writer of writers) writer.receive(door);
      const shown = writers.map(({ doc }) =>
        yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment("draft"), schema),
      );
      for (const node of shown) expect(() => node.check(), `${one} and ${other}`).not.toThrow();
    }
  }
});

test("what the server knows of the schema is what the schema says", () => {
  // The same types twice, once as an ES module's and once as a CommonJS module's.
  const schema = getSchema(draftExtensions() as unknown as Extensions);
  for (const [parent, children] of Object.entries(draftStructure)) {
    const { contentMatch, inlineContent } = schema.nodes[parent || "doc"] as (typeof schema.nodes)[string];
    expect([parent, inlineContent]).toEqual([parent, draftTextBlocks.includes(parent)]);
    const reachable = new Set<string>();
    const seen = new Set([contentMatch]);
    for (const match of seen) {
      for (let edge = 0; edge < match.edgeCount; edge += 1) {
        reachable.add(match.edge(edge).type.name);
        seen.add(match.edge(edge).next);
      }
    }
    reachable.delete("text");
    expect([parent, [...reachable].sort()]).toEqual([parent, [...children].sort()]);
  }
  expect(Object.keys(schema.nodes).sort()).toEqual(
    ["doc", "text", ...Object.keys(draftStructure).filter(Boolean)].sort(),
  );
  expect([...draftMarks].sort()).toEqual(Object.keys(schema.marks).sort());
});
