import { perform } from "@querschnitt/shared/documents/commands";
import { type DiscussionCommand, readDiscussion } from "@querschnitt/shared/documents/discussion";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { countUnread, inTextOrder, listThreads, newestComment, passes } from "./threads.ts";

const anchor = { start: "", end: "", quote: "Licht", before: "", after: "" };

function discussion(...steps: [person: string, now: number, command: DiscussionCommand][]) {
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  for (const [person, now, command] of steps) perform(doc, "discussion", command, { person, now });
  return readDiscussion(doc);
}

const opened = (thread: string, at: typeof anchor | null = null): DiscussionCommand => ({
  type: "open-thread",
  thread,
  comment: `${thread}1`,
  anchor: at,
  body: "Wer kümmert sich?",
});
const reply = (thread: string, comment: string): DiscussionCommand => ({
  type: "reply",
  thread,
  comment,
  body: "Wir.",
});

describe("unread comments", () => {
  const threads = discussion(
    ["ada", 10, opened("a")],
    ["ben", 20, reply("a", "a2")],
    ["ada", 30, reply("a", "a3")],
  );
  const [thread] = threads;
  if (!thread) throw new Error("no thread");

  it("are those of others, newer than the mark", () => {
    expect(countUnread(thread, new Map(), "ben")).toBe(2);
    expect(countUnread(thread, new Map([["a", 10]]), "ben")).toBe(1);
    expect(countUnread(thread, new Map([["a", newestComment(thread)]]), "ben")).toBe(0);
  });

  it("are never one's own", () => {
    expect(countUnread(thread, new Map(), "ada")).toBe(1);
  });

  it("are not counted once deleted", () => {
    const [left] = discussion(
      ["ada", 10, opened("a")],
      ["ada", 20, reply("a", "a2")],
      ["ada", 30, { type: "delete-comment", comment: "a2" }],
    );
    expect(left && countUnread(left, new Map(), "ben")).toBe(1);
  });
});

describe("the list of threads", () => {
  const threads = discussion(
    ["ada", 1, opened("late", anchor)],
    ["ada", 2, opened("early", anchor)],
    ["ben", 3, opened("gone", anchor)],
    ["ben", 4, opened("whole")],
    ["ben", 5, opened("emptied")],
    ["ben", 6, { type: "delete-comment", comment: "emptied1" }],
    ["ada", 7, { type: "resolve-thread", thread: "late" }],
  );
  const listed = listThreads(threads, new Map([["gone", 3]]), "ada");
  const ids = (filter: Parameters<typeof passes>[1]) =>
    listed.filter((thread) => passes(thread, filter, "ada")).map(({ id }) => id);

  it("leaves out threads of which nothing is left", () => {
    expect(listed.map(({ id }) => id)).not.toContain("emptied");
  });

  it("is filtered by state, by what is unread, and by who wrote", () => {
    expect(ids("open")).toEqual(["early", "gone", "whole"]);
    expect(ids("resolved")).toEqual(["late"]);
    expect(ids("unread")).toEqual(["whole"]);
    expect(ids("mine")).toEqual(["late", "early"]);
  });

  it("stands in the order of the text, the whole first, what is gone last", () => {
    const places = new Map([
      ["late", 90],
      ["early", 10],
    ]);
    expect(inTextOrder(listed, (id) => places.get(id)).map(({ id }) => id)).toEqual([
      "whole",
      "early",
      "late",
      "gone",
    ]);
  });
});
