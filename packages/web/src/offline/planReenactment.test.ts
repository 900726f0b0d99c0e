import { perform } from "@querschnitt/shared/documents/commands";
import type { DiscussionCommand } from "@querschnitt/shared/documents/discussion";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { planReenactment, type ReenactmentQuestion, TARGET_MISSING } from "./planReenactment.ts";
import type { OutboxEntry } from "./WorkStore.ts";

const now = 10_000_000;

function discussionWithBert(): Y.Doc {
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  const open = { type: "open-thread", thread: "t0", comment: "c0", anchor: null, body: "von Bert" } as const;
  perform(doc, "discussion", open, { person: "bert", now: 1 });
  return doc;
}

let made = 0;
function entry(command: DiscussionCommand, more: Partial<OutboxEntry> = {}): OutboxEntry {
  const id = `e${made++}`;
  return {
    id,
    room: "measure/a/discussion",
    generation: 0,
    at: 5_000,
    work: { kind: "discussion", command },
    ...more,
  };
}

function question(entries: OutboxEntry[], more: Partial<ReenactmentQuestion> = {}): ReenactmentQuestion {
  return {
    kind: "discussion",
    person: "clara",
    fresh: discussionWithBert(),
    entries,
    mayWrite: "by-rule",
    refused: new Map(),
    knowledge: {
      actor: { person: "clara", organisation: "verein", workspaceRole: "member" },
      access: { role: "commenter", moderates: false },
      organisationExists: () => true,
      organisationOf: () => "verein",
    },
    now,
    ...more,
  };
}

const opening = (n: number) =>
  ({ type: "open-thread", thread: `t${n}`, comment: `c${n}`, anchor: null, body: `Beitrag ${n}` }) as const;

test("the permitted is replayed in its order, the forbidden set aside with its rule", () => {
  const entries = [
    entry(opening(1)),
    entry({ type: "edit-comment", comment: "c0", body: "verfälscht" }),
    entry({ type: "reply", thread: "t1", comment: "c2", body: "Nachtrag" }),
    entry({ type: "reply", thread: "t0", comment: "c3", body: "Antwort" }),
  ];
  const plan = planReenactment(question(entries));
  expect(plan.replay.map(({ entry }) => entry)).toEqual([entries[0], entries[2], entries[3]]);
  expect(plan.aside).toMatchObject([{ entry: entries[1], reason: "rule", rule: "comment.foreign-comment" }]);
});

test("what builds on something set aside follows it", () => {
  const opened = entry(opening(1));
  const refused = new Map([[opened.id, { reason: "rule", detail: "no", rule: "thread.shape" } as const]]);
  const resolve = entry({ type: "resolve-thread", thread: "t1" });
  const edit = entry({ type: "edit-comment", comment: "c1", body: "besser" });
  const plan = planReenactment(question([opened, resolve, edit], { refused }));
  expect(plan.replay).toEqual([]);
  expect(plan.aside.map(({ rule }) => rule)).toEqual(["thread.shape", TARGET_MISSING, TARGET_MISSING]);
});

test("what the server's copy has already is not done again", () => {
  const fresh = discussionWithBert();
  let update = new Uint8Array();
  fresh.once("update", (made: Uint8Array) => {
    update = made as Uint8Array<ArrayBuffer>;
  });
  perform(fresh, "discussion", opening(1), { person: "clara", now: 5_000 });
  const [[client, clock]] = [...Y.parseUpdateMeta(update).to] as [[number, number]];
  const done = entry(opening(1), { reach: { client, clock } });
  const open = entry(opening(2), { reach: { client, clock: clock + 5 } });
  const plan = planReenactment(question([done, open], { fresh }));
  expect(plan.durable).toEqual([done]);
  expect(plan.replay.map(({ entry }) => entry)).toEqual([open]);
});

test("without the right to write, everything is set aside", () => {
  const plan = planReenactment(question([entry(opening(1)), entry(opening(2))], { mayWrite: "none" }));
  expect(plan.aside.map(({ reason }) => reason)).toEqual(["may-not-write", "may-not-write"]);
});

test("without knowledge of the rights, the server alone decides", () => {
  const forbidden = entry({ type: "edit-comment", comment: "c0", body: "verfälscht" });
  const plan = planReenactment(question([forbidden], { knowledge: undefined }));
  expect(plan.replay.map(({ entry }) => entry)).toEqual([forbidden]);
});

test("the server's copy stays as it is", () => {
  const fresh = discussionWithBert();
  const before = Y.encodeStateAsUpdate(fresh);
  planReenactment(question([entry(opening(1))], { fresh }));
  expect(Y.encodeStateAsUpdate(fresh)).toEqual(before);
});
