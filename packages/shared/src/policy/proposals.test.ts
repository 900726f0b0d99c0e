import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readDiscussion } from "../documents/discussion.ts";
import type { ProposalCommand } from "../documents/proposals.ts";
import { MAX_RICH_TEXT, type RichNode, richContentShape } from "./richContent.ts";
import { commenter, editor, ledger, now } from "./testSupport/ruledLedger.ts";

const anchor = { start: "AA==", end: "AA==", quote: "gehen", before: "", after: "" };
const words = (text: string): RichNode[] => [{ type: "text", text, marks: [] }];
const propose = {
  type: "propose",
  thread: "t",
  comment: "c",
  reason: "Es ist kürzer.",
  kind: "words",
  anchor,
  original: words("gehen gemeinsam Streife"),
  replacement: words("gehen Streife"),
} satisfies ProposalCommand;

const proposalsOf = (doc: Y.Doc) => doc.getMap("proposals") as Y.Map<Y.Map<unknown>>;
const shown = (doc: Y.Doc) => readDiscussion(doc).map(({ proposal }) => proposal);

describe("proposals", () => {
  test("[PRO-1] whoever may comment proposes, with a reason or without; readers do not", () => {
    const { does, read } = ledger("discussion");
    expect(does({ person: "eva", role: "reader" }, propose)).toContain("discussion.may-not-comment");
    expect(does(commenter, propose)).toEqual([]);
    expect(does(commenter, { ...propose, thread: "u", comment: "d", reason: "" })).toEqual([]);
    expect(readDiscussion(read()).map(({ comments }) => comments.length)).toEqual([1, 0]);
    expect(shown(read())[0]).toMatchObject({ author: "ben", replacement: words("gehen Streife") });
  });

  test("nobody proposes in another name, in the future, about another's thread or about no passage", () => {
    const { attempt, does } = ledger("discussion");
    const forge = (thread: string, fields: object) =>
      attempt(editor, (doc) => {
        const proposal = {
          author: "ada",
          createdAt: now,
          kind: "words",
          original: words("a"),
          replacement: [],
        };
        proposalsOf(doc).set(thread, new Y.Map(Object.entries({ ...proposal, withdrawn: false, ...fields })));
      });
    does(commenter, { type: "open-thread", thread: "ben", comment: "c", anchor, body: "Oh" });
    does(editor, { type: "open-thread", thread: "whole", comment: "d", anchor: null, body: "Oh" });
    does(editor, { type: "open-thread", thread: "own", comment: "e", anchor, body: "Oh" });
    expect(forge("none", {})).toEqual(["proposal.without-passage"]);
    expect(forge("ben", {})).toEqual(["proposal.without-passage"]);
    expect(forge("whole", {})).toEqual(["proposal.without-passage"]);
    expect(forge("own", { author: "ben" })).toEqual(["proposal.foreign-author"]);
    expect(forge("own", { createdAt: now + 600_000 })).toEqual(["proposal.in-the-future"]);
    expect(forge("own", { original: [] })).toEqual(["proposal.empty"]);
    expect(forge("own", { accepted: true })).toEqual(["proposal.shape"]);
    expect(forge("own", {})).toEqual([]);
  });

  test("[PRO-1] a proposal stays as it was made, but its author or the moderation can withdraw it, once", () => {
    const { attempt, does, read } = ledger("discussion");
    does(commenter, { ...propose, reason: "" });
    const set = (field: string, value: unknown) =>
      attempt(commenter, (doc) => proposalsOf(doc).get("t")?.set(field, value));
    expect(set("replacement", words("schleichen"))).toEqual(["proposal.fixed-field"]);
    expect(set("withdrawn", true)).toEqual(["proposal.withdrawn-with-text"]);
    expect(attempt(commenter, (doc) => proposalsOf(doc).delete("t"))).toEqual(["discussion.never-removed"]);
    const withdraw = { type: "withdraw-proposal", thread: "t" } as const;
    expect(does(editor, withdraw)).toEqual(["proposal.foreign-proposal"]);
    expect(does(commenter, withdraw)).toEqual([]);
    expect(shown(read())).toMatchObject([{ withdrawn: true, replacement: [] }]);
    expect(set("createdAt", 1)).toEqual(["proposal.already-withdrawn"]);
    does(commenter, { ...propose, thread: "u", comment: "d" });
    expect(does({ person: "eva", role: "editor", moderates: true }, { ...withdraw, thread: "u" })).toEqual(
      [],
    );
  });

  test("[PRO-2] what was decided about a proposal is for the server alone to write", () => {
    const { attempt, does } = ledger("discussion");
    does(commenter, propose);
    const outcome = { state: "accepted", by: "ada", at: now };
    expect(attempt(editor, (doc) => doc.getMap("outcomes").set("t", outcome))).toEqual([
      "discussion.server-only",
    ]);
  });
});

describe("a piece of text", () => {
  const holds = (...content: unknown[]) => richContentShape.safeParse(content).success;
  const text = { type: "text", text: "Licht" };

  test("is what the editor can show", () => {
    expect(holds(text, { type: "hardBreak" })).toBe(true);
    expect(holds({ type: "paragraph", content: [text] }, { type: "horizontalRule" })).toBe(true);
    const item = { type: "listItem", content: [{ type: "paragraph", content: [text] }] };
    expect(holds(item, item)).toBe(true);
    expect(holds({ type: "heading", attrs: { level: 2 }, content: [text] })).toBe(true);
    expect(holds({ ...text, marks: [{ type: "link", attrs: { href: "https://a.example" } }] })).toBe(true);
  });

  test("holds nothing that would harm whoever looks at it", () => {
    expect(holds({ type: "script", content: [text] })).toBe(false);
    expect(holds({ type: "constructor" })).toBe(false);
    expect(holds({ type: "paragraph", content: [{ type: "listItem" }] })).toBe(false);
    expect(holds({ type: "bulletList", content: [text] })).toBe(false);
    expect(holds({ ...text, marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] })).toBe(false);
    expect(holds({ ...text, marks: [{ type: "blink" }] })).toBe(false);
    expect(holds({ type: "text", text: "" })).toBe(false);
    expect(holds({ type: "tableCell", attrs: { colspan: 1e9 } })).toBe(false);
    expect(holds({ type: "paragraph", attrs: { style: { a: 1 } } })).toBe(false);
    expect(holds({ ...text, extra: 1 })).toBe(false);
  });

  test("has an end", () => {
    expect(holds({ type: "text", text: "x".repeat(MAX_RICH_TEXT) })).toBe(true);
    expect(holds({ type: "text", text: "x".repeat(MAX_RICH_TEXT) }, text)).toBe(false);
    expect(holds(...Array.from({ length: 2_001 }, () => ({ type: "horizontalRule" })))).toBe(false);
    let deep: object = { type: "paragraph" };
    for (let depth = 0; depth < 40; depth++) deep = { type: "blockquote", content: [deep] };
    expect(holds(deep)).toBe(false);
  });
});
