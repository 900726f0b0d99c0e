import { expect, test } from "vitest";
import * as Y from "yjs";
import { perform } from "../documents/commands.ts";
import { readDiscussion } from "../documents/discussion.ts";
import { type InternalCommand, promotionOf } from "../documents/internal.ts";
import { entryAt, openLedger, readChanges } from "../documents/ledger.ts";
import { judgeEntry } from "./judgeEntry.ts";
import type { Actor, MeasureAccess, MeasureRole } from "./roles.ts";
import { roomAccess as accessTo } from "./rooms.ts";
import { noSession } from "./sessions.ts";

const now = 1_000_000_000;
const room = { kind: "internal", measure: "m", organisation: "police" } as const;
const roomAccess = (address: typeof room, who: Actor, measure: MeasureAccess) =>
  accessTo(address, who, { measure, session: noSession });

const actor = (
  person: string,
  organisation: string,
  workspaceRole: "admin" | "member" | "guest" = "member",
) => ({
  person,
  organisation,
  workspaceRole,
});

test("[INT-1] the organisation's own people read and write, in whatever role they read the measure", () => {
  for (const role of ["reader", "commenter", "editor"] as const) {
    expect(roomAccess(room, actor("ada", "police"), { role, moderates: false })).toEqual({
      mayRead: true,
      mayWrite: "by-rule",
    });
  }
  expect(
    roomAccess(room, actor("gast", "police", "guest"), { role: "reader", moderates: false }).mayRead,
  ).toBe(true);
});

test("[INT-1] nobody else does: no other organisation, no administrator, nobody without the measure", () => {
  const nothing = { mayRead: false, mayWrite: "none" };
  expect(roomAccess(room, actor("ben", "city", "admin"), { role: "editor", moderates: true })).toEqual(
    nothing,
  );
  expect(roomAccess(room, actor("ada", "police", "admin"), { role: undefined, moderates: false })).toEqual(
    nothing,
  );
  expect(roomAccess(room, actor("eva", ""), { role: "editor", moderates: false })).toEqual(nothing);
});

/** What the rules say of a change by somebody, kept if they permit it. */
function internalLedger() {
  let doc = new Y.Doc();
  openLedger(doc, "internal");
  const attempt = (
    person: string,
    change: (doc: Y.Doc) => void,
    role: MeasureRole | undefined = "reader",
  ) => {
    const trial = new Y.Doc();
    openLedger(trial, "internal");
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    const verdicts = readChanges(trial, "internal", () => trial.transact(() => change(trial))).map((entry) =>
      judgeEntry("internal", entry, {
        actor: actor(person, "police"),
        access: { role, moderates: person === "mona" },
        now,
        entryAt: (root, id) => entryAt(trial, root, id),
        organisationExists: () => true,
        organisationOf: () => "police",
      }),
    );
    if (verdicts.every((verdict) => verdict === undefined)) doc = trial;
    return verdicts.filter((verdict) => verdict !== undefined);
  };
  const does = (person: string, command: InternalCommand, role?: MeasureRole, at = now) =>
    attempt(person, (trial) => perform(trial, "internal", command, { person, now: at }), role);
  const comment = (id: string) =>
    readDiscussion(doc)
      .flatMap(({ comments }) => comments)
      .find((one) => one.id === id);
  return { attempt, does, comment };
}

const open = { type: "open-thread", thread: "t", comment: "c", anchor: null, body: "Unter uns" } as const;
const promote = { type: "promote-comment", comment: "c" } as const;

test("the rules of the common discussion hold, for readers of the measure too", () => {
  const { does } = internalLedger();
  expect(does("ada", open)).toEqual([]);
  expect(does("eva", { type: "reply", thread: "t", comment: "d", body: "Ja" })).toEqual([]);
  expect(does("eva", { type: "edit-comment", comment: "c", body: "x" })).toEqual(["comment.foreign-comment"]);
  expect(does("eva", { type: "reply", thread: "gone", comment: "e", body: "Ja" })).toEqual([
    "comment.unknown-thread",
  ]);
});

test("[INT-4] only its author marks a comment as promoted, once it is there, for good, and not in the future", () => {
  const { does, attempt, comment } = internalLedger();
  does("ada", open);
  expect(does("eva", promote)).toEqual(["comment.foreign-promotion"]);
  expect(does("mona", promote)).toEqual(["comment.foreign-promotion"]);
  expect(does("ada", promote, "reader", now + 3_600_000)).toEqual(["comment.in-the-future"]);
  expect(does("ada", promote)).toEqual([]);
  expect(comment("c")?.promotedAt).toBe(now);
  const entry = (doc: Y.Doc) => doc.getMap("comments").get("c") as Y.Map<unknown>;
  expect(attempt("ada", (doc) => entry(doc).delete("promotedAt"))).toEqual(["comment.promotion-taken-back"]);
  expect(attempt("ada", (doc) => entry(doc).set("promotedAt", "x"))).toEqual(["comment.shape"]);
  expect(does("ada", { type: "edit-comment", comment: "c", body: "Geändert" })).toEqual([]);
  expect(comment("c")).toMatchObject({ body: "Geändert", promotedAt: now });
  // Written and promoted without a connection, both arrive at once.
  const born = attempt("ada", (doc) => {
    perform(doc, "internal", { ...open, thread: "u", comment: "f" }, { person: "ada", now });
    perform(doc, "internal", { type: "promote-comment", comment: "f" }, { person: "ada", now });
  });
  expect(born).toEqual([]);
});

test("the common discussion knows no such mark", () => {
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  const forge = (): void => {
    perform(doc, "discussion", open, { person: "ada", now });
    (doc.getMap("comments").get("c") as Y.Map<unknown>).set("promotedAt", now);
  };
  const [, comment] = readChanges(doc, "discussion", () => doc.transact(forge)).map((change) =>
    judgeEntry("discussion", change, {
      actor: actor("ada", "police"),
      access: { role: "editor", moderates: false },
      now,
      entryAt: (root, id) => entryAt(doc, root, id),
      organisationExists: () => true,
      organisationOf: () => "police",
    }),
  );
  expect(comment).toBe("comment.shape");
});

test("promoting twice makes one thread, under ids that say nothing of where it comes from", () => {
  const doc = new Y.Doc();
  openLedger(doc, "discussion");
  const ids = promotionOf("c0ffee");
  expect(promotionOf("c0ffee")).toEqual(ids);
  expect(promotionOf("c0ffef").thread).not.toBe(ids.thread);
  for (const id of [ids.thread, ids.comment]) expect(id).toMatch(/^[a-z0-9]{20}$/);
  expect(ids.thread).not.toBe(ids.comment);
  for (const body of ["Für alle", "Noch einmal"])
    perform(doc, "discussion", { type: "open-thread", ...ids, anchor: null, body }, { person: "ada", now });
  expect(readDiscussion(doc).flatMap(({ comments }) => comments.map(({ body }) => body))).toEqual([
    "Für alle",
  ]);
});
