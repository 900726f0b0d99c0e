import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import type { RawClient } from "./testSupport/RawClient.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

let sync: TestSync;
afterEach(() => sync.close());

const room = "measure/a/discussion";

async function member(person: string, parameters?: string): Promise<RawClient> {
  const client = sync.raw(room, person, parameters);
  openLedger(client.doc, "discussion");
  return client.join();
}

function openThread(client: RawClient, person: string, body: string): { thread: string; comment: string } {
  const ids = { thread: newId(), comment: newId() };
  client.edit((doc) => {
    const command = { type: "open-thread", ...ids, anchor: null, body } as const;
    perform(doc, "discussion", command, { person, now: Date.now() });
  });
  return ids;
}

const bodies = ({ doc }: RawClient): string[] =>
  readDiscussion(doc).flatMap(({ comments }) => comments.map(({ body }) => body));

test("[LED-1] a commenter's thread reaches the others and is acknowledged", async () => {
  sync = await startSync();
  const [clara, anna] = [await member("clara"), await member("anna")];
  openThread(clara, "clara", "Wer zahlt das?");
  await waitFor("it arrives", () => bodies(anna).includes("Wer zahlt das?"));
  expect([clara.acknowledged, clara.refusals]).toEqual([2, []]);
});

test("[LED-2] a forged author is refused by name of the rule, and the rest of the room is undisturbed", async () => {
  sync = await startSync();
  const [clara, anna] = [await member("clara"), await member("anna")];
  openThread(anna, "anna", "Von Anna");
  await waitFor("it arrives", () => bodies(clara).length === 1);
  const forged = openThread(clara, "anna", "Angeblich von Anna");
  await waitFor("it is refused", () => clara.refusals.length === 1);
  expect(clara.refusals[0]).toMatchObject({
    index: 1,
    refusal: { reason: "rule", rule: "thread.foreign-author", root: "threads", entry: forged.thread },
  });
  openThread(anna, "anna", "Es geht weiter");
  await waitFor("the room goes on", () => anna.acknowledged === 3);
  const late = await member("bert");
  expect(bodies(late).sort()).toEqual(["Es geht weiter", "Von Anna"]);
  expect(await sync.held.end(room)).toBe(2);
});

test("[LED-3] editing another's comment is refused", async () => {
  sync = await startSync();
  const [clara, anna] = [await member("clara"), await member("anna")];
  const { comment } = openThread(anna, "anna", "Original");
  await waitFor("it arrives", () => bodies(clara).length === 1);
  clara.edit((doc) =>
    perform(
      doc,
      "discussion",
      { type: "edit-comment", comment, body: "Gefälscht" },
      { person: "clara", now: Date.now() },
    ),
  );
  await waitFor("it is refused", () => clara.refusals.length === 1);
  expect(clara.refusals[0]?.refusal).toMatchObject({
    rule: "comment.foreign-comment",
    root: "comments",
    entry: comment,
  });
  expect(bodies(await member("bert"))).toEqual(["Original"]);
});

/** A stored comment of Anna's, two tabs of hers in the order of their client ids, and how she edits it. */
async function editedInTwoTabs() {
  const anna = await member("anna");
  const { comment } = openThread(anna, "anna", "Erste Fassung");
  await waitFor("it is stored", () => anna.acknowledged === 2);
  const tabs = [await member("anna"), await member("anna")].sort((a, b) => a.doc.clientID - b.doc.clientID);
  const [lower, higher] = tabs as [RawClient, RawClient];
  const edit = (body: string) => (doc: Y.Doc) =>
    perform(doc, "discussion", { type: "edit-comment", comment, body }, { person: "anna", now: Date.now() });
  return { comment, lower, higher, edit };
}

/** The loser is told so once, and the winner's words stand. */
async function expectLost(loser: RawClient, comment: string): Promise<void> {
  await waitFor("the loser is acknowledged", () => loser.acknowledged === 2);
  expect(loser.refusals.map(({ refusal }) => refusal)).toEqual([
    { reason: "superseded", detail: expect.any(String), root: "comments", entry: comment },
  ]);
  expect(bodies(await member("bert"))).toEqual(["Gewinnt"]);
}

test("[LED-4] a change that lost to a concurrent one is answered superseded, not just saved", async () => {
  sync = await startSync();
  const { comment, lower, higher, edit } = await editedInTwoTabs();
  // Made on an old copy: of two concurrent values of one field the higher client id's stands.
  const offline = new Y.Doc();
  offline.clientID = lower.doc.clientID;
  openLedger(offline, "discussion");
  Y.applyUpdate(offline, Y.encodeStateAsUpdate(lower.doc));
  const before = Y.encodeStateVector(offline);
  offline.transact(() => edit("Verliert")(offline));
  higher.edit(edit("Gewinnt"));
  await waitFor("the winner is stored", () => higher.acknowledged === 2);
  lower.sendUpdate(Y.encodeStateAsUpdate(offline, before));
  await expectLost(lower, comment);
});

test("[LED-4] so is one whose author met the winner before sending it, as everybody who was offline does", async () => {
  sync = await startSync();
  const { comment, lower, higher, edit } = await editedInTwoTabs();
  const before = Y.encodeStateVector(lower.doc);
  lower.doc.transact(() => edit("Verliert")(lower.doc));
  higher.edit(edit("Gewinnt"));
  await waitFor("the loser has met the winner", () => bodies(lower).join() === "Gewinnt");
  lower.sendStep2(Y.encodeStateAsUpdate(lower.doc, before));
  await expectLost(lower, comment);
});

test("[LED-4] whoever changed their own words once more before sending, or another's that they saw, lost nothing", async () => {
  sync = await startSync();
  const { lower: one, higher: other, edit } = await editedInTwoTabs();
  const before = Y.encodeStateVector(one.doc);
  for (const body of ["Zweite", "Dritte"]) one.doc.transact(() => edit(body)(one.doc));
  one.sendStep2(Y.encodeStateAsUpdate(one.doc, before));
  await waitFor("the other sees it", () => bodies(other).join() === "Dritte");
  other.edit(edit("Vierte"));
  await waitFor("both are acknowledged", () => one.acknowledged === 2 && other.acknowledged === 2);
  expect([one.refusals, other.refusals]).toEqual([[], []]);
});

test("[LED-5] content that never becomes visible is neither logged nor passed on", async () => {
  sync = await startSync();
  const anna = await member("anna");
  const { comment } = openThread(anna, "anna", "Erste Fassung");
  await waitFor("it is stored", () => anna.acknowledged === 2);
  const old = Y.encodeStateAsUpdate(anna.doc);
  const writes = (client: number, body: string): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = client;
    openLedger(doc, "discussion");
    Y.applyUpdate(doc, old);
    const before = Y.encodeStateVector(doc);
    doc.transact(() =>
      perform(
        doc,
        "discussion",
        { type: "edit-comment", comment, body },
        { person: "anna", now: Date.now() },
      ),
    );
    return Y.encodeStateAsUpdate(doc, before);
  };
  anna.sendUpdate(writes(2_000, "Gewinnt"));
  anna.sendUpdate(writes(1_000, "NutzlastDieNiemandSieht"));
  await waitFor("both are acknowledged", () => anna.acknowledged === 4);
  const stored: string[] = [];
  for await (const { update } of sync.held.read(room)) stored.push(Buffer.from(update).toString("latin1"));
  expect(stored.some((bytes) => bytes.includes("Gewinnt"))).toBe(true);
  expect(stored.some((bytes) => bytes.includes("NutzlastDieNiemandSieht"))).toBe(false);
});

test("[LED-6] whoever is refused again and again is slowed down and then closed for good", async () => {
  sync = await startSync();
  const clara = await member("clara");
  for (let i = 0; i < 60; i++) {
    const doc = new Y.Doc();
    openLedger(doc, "discussion");
    perform(
      doc,
      "discussion",
      { type: "open-thread", thread: newId(), comment: newId(), anchor: null, body: "x" },
      { person: "anna", now: Date.now() },
    );
    clara.sendUpdate(Y.encodeStateAsUpdate(doc));
  }
  expect(await clara.closed()).toBe(4422);
  expect(await sync.held.end(room)).toBe(0);
});

test("[LED-7] a reader of a discussion may not write, at no cost to the replica", async () => {
  sync = await startSync();
  const rolf = await member("rolf", "");
  for (let i = 0; i < 100; i++) openThread(rolf, "rolf", "Darf ich?");
  await waitFor("each is refused in the stock way", () => rolf.denials.length === 100);
  expect(new Set(rolf.denials)).toEqual(new Set(["may-not-write"]));
  expect(rolf.closeCode).toBeUndefined();
});

test("[LED-8] the digest of a ledger is stored with the entries it is of", async () => {
  const flushed: string[] = [];
  sync = await startSync({
    observer: {
      digest: (_room, doc) => doc && new TextEncoder().encode(String(readDiscussion(doc).length)),
      onRedacted: async () => {},
      onFlushed: (_room, _at, digest) => void flushed.push(new TextDecoder().decode(digest)),
    },
  });
  const clara = await member("clara");
  openThread(clara, "clara", "eins");
  await waitFor("it is stored", () => clara.acknowledged === 2);
  openThread(clara, "clara", "zwei");
  await waitFor("it is stored", () => clara.acknowledged === 3);
  expect(flushed).toEqual(["1", "2"]);
  expect(new TextDecoder().decode((await sync.held.metadata(room)).get("digest"))).toBe("2");
});
