import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { perform } from "./commands.ts";
import { openLedger, readChanges } from "./ledger.ts";

function openDiscussion(): Y.Doc {
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  return doc;
}

const open = { type: "open-thread", thread: "t1", comment: "c1", anchor: null, body: "Warum?" } as const;
const ada = { person: "ada", now: 1000 };

describe("changes read off a ledger", () => {
  test("a new thread is two new entries", () => {
    const doc = openDiscussion();
    const changes = readChanges(doc, "discussion", () => perform(doc, "discussion", open, ada));
    expect(changes.map(({ root, entry, before }) => [root, entry, before])).toEqual([
      ["threads", "t1", undefined],
      ["comments", "c1", undefined],
    ]);
    expect(changes[1]?.after).toMatchObject({ author: "ada", body: "Warum?", thread: "t1" });
  });

  test("an edit shows the whole entry before and after", () => {
    const doc = openDiscussion();
    perform(doc, "discussion", open, ada);
    const changes = readChanges(doc, "discussion", () =>
      perform(
        doc,
        "discussion",
        { type: "edit-comment", comment: "c1", body: "Wozu?" },
        { ...ada, now: 2000 },
      ),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]?.before).toMatchObject({ body: "Warum?", editedAt: null });
    expect(changes[0]?.after).toMatchObject({ body: "Wozu?", editedAt: 2000 });
  });

  test("a removed and a replaced entry do not look like edits", () => {
    const doc = openDiscussion();
    perform(doc, "discussion", open, ada);
    const replaced = readChanges(doc, "discussion", () =>
      doc.getMap("comments").set("c1", new Y.Map([["body", "x"]])),
    );
    expect(replaced).toMatchObject([{ root: "comments", entry: "c1", before: null, after: { body: "x" } }]);
    const removed = readChanges(doc, "discussion", () => doc.getMap("comments").delete("c1"));
    expect(removed).toMatchObject([{ root: "comments", entry: "c1", before: null, after: undefined }]);
  });

  test.each([
    [
      "a nested type in an entry",
      (doc: Y.Doc) => doc.getMap("threads").set("x", new Y.Map([["a", new Y.Map()]])),
    ],
    ["a plain value where an entry belongs", (doc: Y.Doc) => doc.getMap("threads").set("x", 1)],
    [
      "a field that plain objects would hide",
      (doc: Y.Doc) => doc.getMap("threads").set("x", new Y.Map([["__proto__", 1]])),
    ],
  ])("%s is reported as unreadable", (_name, change) => {
    const doc = openDiscussion();
    expect(readChanges(doc, "discussion", () => change(doc)).map(({ root }) => root)).toContain("?");
  });

  test("text with an embedded object or a format is reported as unreadable", () => {
    for (const change of [
      (text: Y.Text) => text.insertEmbed(0, { image: "x" }),
      (text: Y.Text) => text.insert(0, "fett", { bold: true }),
    ]) {
      const doc = new Y.Doc();
      openLedger(doc, "record");
      const changes = readChanges(doc, "record", () => change(doc.getText("summary")));
      expect(changes.map(({ root }) => root)).toContain("?");
    }
  });
});
