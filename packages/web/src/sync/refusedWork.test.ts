import "fake-indexeddb/auto";
import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { readRecord } from "@querschnitt/shared/documents/record";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import {
  allSaved,
  asideCount,
  asideOf,
  bodiesOf,
  comment,
  isOffline,
  textOf,
  write,
} from "./testSupport/acts.ts";
import { City } from "./testSupport/City.ts";

const draft = "measure/a/draft";
const discussion = "measure/a/discussion";
const record = "measure/a/record";

let city: City;
beforeEach(async () => {
  city = await City.open();
});
afterEach(() => city.close());

test("one forbidden entry does not drag five good comments down", async () => {
  const host = await (await city.device("bert").openPage()).open(discussion);
  comment(host.now(), "b", "von Bert");
  await allSaved(host);

  const train = city.device("clara");
  const page = await train.openPage();
  const room = await page.open(discussion);
  await waitFor("Bert's comment is there", () => bodiesOf(room.now()).length === 1);
  await allSaved(room);
  train.network.cut();
  await isOffline(room);
  for (const id of ["1", "2"]) comment(room.now(), id, `gut ${id}`);
  room.now().perform({ type: "edit-comment", comment: "cb", body: "verfälscht" });
  for (const id of ["3", "4", "5"]) comment(room.now(), id, `gut ${id}`);
  await page.close();
  train.network.mend();

  const back = await train.openPage();
  const again = await back.open(discussion);
  await asideCount(back, 1);
  await allSaved(again);
  expect(asideOf(back)).toMatchObject([
    { reason: "rule", rule: "comment.foreign-comment", work: { command: { body: "verfälscht" } } },
  ]);
  await waitFor("the good ones arrive", () => bodiesOf(host.now()).length === 6);
  expect(bodiesOf(host.now()).sort()).toEqual(["gut 1", "gut 2", "gut 3", "gut 4", "gut 5", "von Bert"]);
  expect(bodiesOf(again.now()).sort()).toEqual(bodiesOf(host.now()).sort());
});

test("what follows from a forbidden entry is set aside with it", async () => {
  const train = city.device("anna");
  const page = await train.openPage();
  const room = await page.open(record);
  await allSaved(room);
  train.network.cut();
  await isOffline(room);
  room.now().perform({
    type: "add-responsibility",
    responsibility: "r1",
    task: "Licht prüfen",
    organisation: "organna",
    person: null,
    deadline: null,
  });
  room.now().perform({ type: "edit-responsibility", responsibility: "r1", changes: { state: "done" } });
  await page.close();
  city.setRole("anna", "commenter");
  train.network.mend();
  const back = await train.openPage();
  const again = await back.open(record);
  await asideCount(back, 2);
  await allSaved(again);
  expect(asideOf(back).map(({ rule }) => rule)).toEqual(["responsibility.may-not-edit", "target-missing"]);
  expect(readRecord(again.now().doc).responsibilities).toEqual([]);
});

test("a draft written offline by somebody who may no longer write is set aside passage by passage", async () => {
  const train = city.device("anna");
  const page = await train.openPage();
  const room = await page.open(draft);
  write(room.now(), "Ausgangslage");
  write(room.now(), "Ziel");
  await allSaved(room);
  train.network.cut();
  await isOffline(room);
  const first = openDraft(room.now().doc).get(0) as Y.XmlElement;
  (first.get(0) as Y.XmlText).insert(12, " in der Nordstadt");
  write(room.now(), "Neuer Absatz");
  await page.close();
  city.setRole("anna", "commenter");
  const host = await (await city.device("bert").openPage()).open(draft);
  write(host.now(), "von Bert");
  await allSaved(host);
  train.network.mend();

  const back = await train.openPage();
  const again = await back.open(draft);
  await asideCount(back, 2);
  await waitFor("the copy is fresh", () => textOf(again.now()) === "Ausgangslage\nZiel\nvon Bert");
  expect(again.now().status).toMatchObject({ unsent: 0, mayWrite: "none" });
  expect(again.now().generation).toBe(1);
  expect(asideOf(back).map(({ reason, work }) => ({ reason, ...work }))).toMatchObject([
    {
      reason: "may-not-write",
      kind: "passage",
      before: "Ausgangslage",
      after: "Ausgangslage in der Nordstadt",
    },
    { reason: "may-not-write", kind: "passage", before: "", after: "Neuer Absatz" },
  ]);
  await back.close();

  // The refused change is in no store that a later page reads.
  const last = await train.openPage();
  const calm = await last.open(draft);
  await allSaved(calm);
  expect(textOf(calm.now())).toBe("Ausgangslage\nZiel\nvon Bert");
  expect(asideOf(last)).toHaveLength(2);
});

test("somebody who may not even read any more keeps their own words and nothing else", async () => {
  const train = city.device("anna");
  const page = await train.openPage();
  const text = await page.open(draft);
  const talk = await page.open(discussion);
  write(text.now(), "von allen");
  await allSaved(text);
  await allSaved(talk);
  train.network.cut();
  await waitFor("the rooms are offline", () => page.sync.work.connection === "offline");
  write(text.now(), "von mir");
  comment(talk.now(), "1", "mein Einwand");
  await page.close();
  city.setRole("anna", undefined);
  train.network.mend();
  const back = await train.openPage();
  await asideCount(back, 2);
  expect(asideOf(back).map(({ reason }) => reason)).toEqual(["no-access", "no-access"]);
  const [passage] = asideOf(back).flatMap(({ work }) => (work.kind === "passage" ? [work] : []));
  expect(passage).toEqual({ kind: "passage", before: "", after: "von mir" });
  await back.close();
  const after = await train.openPage();
  const connection = after.sync.acquire({ kind: "draft", measure: "a" });
  await waitFor("the room is closed", () => connection.handle?.status.problem === "no-access");
  expect(connection.handle?.status.ready).toBe(false);
  expect(draftText(connection.handle?.doc as Y.Doc)).toBe("");
});

test("work that arrived although its acknowledgement did not is not done twice", async () => {
  const train = city.device("clara");
  const page = await train.openPage();
  const room = await page.open(discussion);
  await allSaved(room);
  // A second, forbidden entry forces a re-enactment while the first is on the server already.
  const twin = new Y.Doc();
  openLedger(twin, "discussion");
  train.network.cut();
  await isOffline(room);
  comment(room.now(), "1", "einmal");
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(room.now().doc));
  perform(
    room.now().doc,
    "discussion",
    { type: "delete-comment", comment: "c1" },
    { person: "clara", now: 1 },
  );
  room.now().perform({ type: "resolve-thread", thread: "t1" });
  await page.close();
  await city.server.rooms.write({ kind: "discussion", measure: "a" }, "clara", Y.encodeStateAsUpdate(twin));
  train.network.mend();
  const back = await train.openPage();
  const again = await back.open(discussion);
  await allSaved(again);
  expect(readDiscussion(again.now().doc).map(({ id }) => id)).toEqual(["t1"]);
});

test("what was written and edited without a connection arrives as it was left", async () => {
  const train = city.device("clara");
  const page = await train.openPage();
  const room = await page.open(discussion);
  await allSaved(room);
  train.network.cut();
  await isOffline(room);
  comment(room.now(), "1", "Erster Gedanke");
  room.now().perform({ type: "edit-comment", comment: "c1", body: "Zweiter Gedanke" });
  train.network.mend();
  await allSaved(room);
  const other = await (await city.device("anna").openPage()).open(discussion);
  await waitFor("others read it", () => bodiesOf(other.now()).includes("Zweiter Gedanke"));
  expect(asideOf(page)).toEqual([]);
});

test("another page on the replaced copy takes the new one", async () => {
  const train = city.device("anna");
  const first = await train.openPage();
  const one = await first.open(draft);
  write(one.now(), "gemeinsam");
  await allSaved(one);
  train.network.cut();
  await isOffline(one);
  write(one.now(), "verboten");
  const second = await train.openPage();
  const two = await second.open(draft);
  await waitFor("it reads the store", () => textOf(two.now()) === "gemeinsam\nverboten");
  city.setRole("anna", "reader");
  train.network.mend();
  await waitFor(
    "the passage was set aside",
    () => asideOf(first).length === 1 && asideOf(second).length === 1,
  );
  for (const room of [one, two]) {
    await waitFor("the copy is fresh", () => textOf(room.now()) === "gemeinsam");
    expect(room.now().status.unsent).toBe(0);
  }
});

test("a client id that belongs to somebody else costs a copy, not the work", async () => {
  const train = city.device("clara");
  const first = await train.openPage();
  const before = await first.open(discussion);
  comment(before.now(), "0", "vorher");
  await allSaved(before);
  await first.close();
  train.network.cut();
  // This copy never connects, so nobody knows its client id.
  const page = await train.openPage();
  const room = await page.open(discussion);
  comment(room.now(), "1", "trotzdem da");
  comment(room.now(), "2", "und das auch");
  // Somebody else was first to write under the id that this copy uses.
  const taken = new Y.Doc();
  taken.clientID = room.now().doc.clientID;
  openLedger(taken, "discussion");
  const open = { type: "open-thread", thread: "tx", comment: "cx", anchor: null, body: "fremd" } as const;
  perform(taken, "discussion", open, { person: "bert", now: 1 });
  await city.server.rooms.write({ kind: "discussion", measure: "a" }, "bert", Y.encodeStateAsUpdate(taken));
  await page.close();
  train.network.mend();
  const back = await train.openPage();
  const again = await back.open(discussion);
  await waitFor("all are there", () => bodiesOf(again.now()).length === 4);
  await allSaved(again);
  expect(bodiesOf(again.now()).sort()).toEqual(["fremd", "trotzdem da", "und das auch", "vorher"]);
  expect(asideOf(back)).toEqual([]);
  expect(again.now().generation).toBe(1);
});

test("a copy that makes refused changes again and again is stopped, and says so", async () => {
  const page = await city.device("anna").openPage();
  const room = await page.open(draft);
  await allSaved(room);
  let copies = 0;
  let seen: Y.Doc | undefined;
  await waitFor("the page gives up", () => {
    const { doc, status } = room.now();
    // An element that no draft may hold, written into each new copy, as a faulty editor would.
    if (doc !== seen && status.mayWrite === "text") {
      seen = doc;
      copies++;
      openDraft(doc).push([new Y.XmlElement("marquee")]);
    }
    return status.problem === "refused";
  });
  expect(copies).toBeLessThan(10);
  const other = await (await city.device("bert").openPage()).open(draft);
  expect(openDraft(other.now().doc).length).toBe(0);
});
