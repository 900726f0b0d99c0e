import "fake-indexeddb/auto";
import { perform } from "@querschnitt/shared/documents/commands";
import { readDiscussion } from "@querschnitt/shared/documents/discussion";
import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import { readRecord } from "@querschnitt/shared/documents/record";
import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { startSync, type TestSync } from "../../../server/src/sync/testSupport/startSync.ts";
import type { RoomHandle } from "./RoomHandle.ts";
import { Device, type Page } from "./testSupport/Device.ts";
import { waitUntil } from "./testSupport/waitUntil.ts";

const draft = "measure/a/draft";
const discussion = "measure/a/discussion";
const record = "measure/a/record";

let server: TestSync;
let devices: Device[];
let roles: Record<string, MeasureRole | undefined>;

beforeEach(async () => {
  roles = { anna: "editor", bert: "editor", clara: "commenter" };
  server = await startSync({ roles: roles as Record<string, MeasureRole> });
  devices = [];
});

afterEach(async () => {
  for (const device of devices) await device.wipe();
  await server.close();
});

function device(person: string): Device {
  const fresh = new Device({ person, url: server.origin, role: () => roles[person] });
  devices.push(fresh);
  return fresh;
}

function setRole(person: string, role: MeasureRole | undefined): void {
  roles[person] = role;
  server.authority.setRole(person, role);
}

function write(handle: RoomHandle, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  openDraft(handle.doc).push([paragraph]);
}

function allSaved(room: { now(): RoomHandle }): Promise<void> {
  return waitUntil("all is saved", () => {
    const { connection, unsent } = room.now().status;
    return connection === "online" && unsent === 0;
  });
}

function comment(handle: RoomHandle, id: string, body: string): void {
  handle.perform({ type: "open-thread", thread: `t${id}`, comment: `c${id}`, anchor: null, body });
}

const bodies = (handle: RoomHandle): string[] =>
  readDiscussion(handle.doc).flatMap(({ comments }) => comments.map(({ body }) => body));

const asideOf = (page: Page) => page.sync.work.aside;

test("what is written without a network is stored, survives a reload, and arrives later", async () => {
  const train = device("anna");
  const before = await train.openPage();
  const online = await before.open(draft);
  write(online.now(), "vorher");
  await allSaved(online);
  train.network.cut();
  await waitUntil("the room is offline", () => online.now().status.connection === "offline");
  write(online.now(), "im Zug");
  expect(online.now().status.unsent).toBe(1);
  await before.close();

  const after = await train.openPage();
  const offline = await after.open(draft);
  expect(draftText(offline.now().doc)).toBe("vorher\nim Zug");
  expect(offline.now().status).toMatchObject({ unsent: 1, mayWrite: "text" });
  write(offline.now(), "immer noch");
  expect(offline.now().status.unsent).toBe(2);
  await after.close();

  train.network.mend();
  const arrived = await train.openPage();
  await allSaved(await arrived.open(draft));
  const other = await (await device("bert").openPage()).open(draft);
  expect(draftText(other.now().doc)).toBe("vorher\nim Zug\nimmer noch");
});

test("unsent work goes out without its room being opened", async () => {
  const train = device("anna");
  const before = await train.openPage();
  const room = await before.open(discussion);
  await allSaved(room);
  train.network.cut();
  await waitUntil("the room is offline", () => room.now().status.connection === "offline");
  comment(room.now(), "1", "unterwegs");
  await before.close();
  train.network.mend();
  const later = await train.openPage();
  await waitUntil(
    "nothing is unsent",
    () => later.sync.work.connection === "online" && later.sync.work.unsent === 0,
  );
  const other = await (await device("bert").openPage()).open(discussion);
  expect(bodies(other.now())).toEqual(["unterwegs"]);
});

test("a change counts as unsent until the server has it on disk", async () => {
  const room = await (await device("anna").openPage()).open(draft);
  await allSaved(room);
  server.held.hold();
  write(room.now(), "eins");
  write(room.now(), "zwei");
  const appends = server.held.appends;
  await waitUntil("the server is appending", () => server.held.appends > appends || server.held.appends > 0);
  expect(room.now().status.unsent).toBe(2);
  server.held.release();
  await allSaved(room);
});

test("one forbidden entry does not drag five good comments down", async () => {
  const host = await (await device("bert").openPage()).open(discussion);
  comment(host.now(), "b", "von Bert");
  await allSaved(host);

  const train = device("clara");
  const page = await train.openPage();
  const room = await page.open(discussion);
  await waitUntil("Bert's comment is there", () => bodies(room.now()).length === 1);
  await allSaved(room);
  train.network.cut();
  await waitUntil("the room is offline", () => room.now().status.connection === "offline");
  for (const id of ["1", "2"]) comment(room.now(), id, `gut ${id}`);
  room.now().perform({ type: "edit-comment", comment: "cb", body: "verfälscht" });
  for (const id of ["3", "4", "5"]) comment(room.now(), id, `gut ${id}`);
  await page.close();
  train.network.mend();

  const back = await train.openPage();
  const again = await back.open(discussion);
  await waitUntil("something was set aside", () => asideOf(back).length === 1);
  await allSaved(again);
  expect(asideOf(back)).toMatchObject([
    { reason: "rule", rule: "comment.foreign-comment", work: { command: { body: "verfälscht" } } },
  ]);
  await waitUntil("the good ones arrive", () => bodies(host.now()).length === 6);
  expect(bodies(host.now()).sort()).toEqual(["gut 1", "gut 2", "gut 3", "gut 4", "gut 5", "von Bert"]);
  expect(bodies(again.now()).sort()).toEqual(bodies(host.now()).sort());
});

test("what follows from a forbidden entry is set aside with it", async () => {
  const train = device("anna");
  const page = await train.openPage();
  const room = await page.open(record);
  await allSaved(room);
  train.network.cut();
  await waitUntil("the room is offline", () => room.now().status.connection === "offline");
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
  setRole("anna", "commenter");
  train.network.mend();
  const back = await train.openPage();
  const again = await back.open(record);
  await waitUntil("both were set aside", () => asideOf(back).length === 2);
  await allSaved(again);
  expect(asideOf(back).map(({ rule }) => rule)).toEqual(["responsibility.may-not-edit", "target-missing"]);
  expect(readRecord(again.now().doc).responsibilities).toEqual([]);
});

test("a draft written offline by somebody who may no longer write is set aside passage by passage", async () => {
  const train = device("anna");
  const page = await train.openPage();
  const room = await page.open(draft);
  write(room.now(), "Ausgangslage");
  write(room.now(), "Ziel");
  await allSaved(room);
  train.network.cut();
  await waitUntil("the room is offline", () => room.now().status.connection === "offline");
  const first = openDraft(room.now().doc).get(0) as Y.XmlElement;
  (first.get(0) as Y.XmlText).insert(12, " in der Nordstadt");
  write(room.now(), "Neuer Absatz");
  await page.close();
  setRole("anna", "commenter");
  const host = await (await device("bert").openPage()).open(draft);
  write(host.now(), "von Bert");
  await allSaved(host);
  train.network.mend();

  const back = await train.openPage();
  const again = await back.open(draft);
  await waitUntil("the passages were set aside", () => asideOf(back).length === 2);
  await waitUntil("the copy is fresh", () => draftText(again.now().doc) === "Ausgangslage\nZiel\nvon Bert");
  expect(again.now().status).toMatchObject({ unsent: 0, mayWrite: "none" });
  expect(again.now().generation).toBe(1);
  expect(asideOf(back).map(({ reason, work }) => ({ reason, ...work }))).toEqual([
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
  expect(draftText(calm.now().doc)).toBe("Ausgangslage\nZiel\nvon Bert");
  expect(asideOf(last)).toHaveLength(2);
});

test("a role lowered while connected is shown at once, and nothing is lost", async () => {
  const page = await device("anna").openPage();
  const room = await page.open(draft);
  write(room.now(), "noch erlaubt");
  await allSaved(room);
  setRole("anna", "reader");
  await waitUntil("the room is read only", () => room.now().status.mayWrite === "none");
  expect(room.now().status.connection).toBe("online");
  expect(asideOf(page)).toEqual([]);
  setRole("anna", "editor");
  await waitUntil("she may write again", () => room.now().status.mayWrite === "text");
  expect(draftText(room.now().doc)).toBe("noch erlaubt");
});

test("somebody who may not even read any more keeps their own words and nothing else", async () => {
  const train = device("anna");
  const page = await train.openPage();
  const text = await page.open(draft);
  const talk = await page.open(discussion);
  write(text.now(), "von allen");
  await allSaved(text);
  await allSaved(talk);
  train.network.cut();
  await waitUntil("the rooms are offline", () => page.sync.work.connection === "offline");
  write(text.now(), "von mir");
  comment(talk.now(), "1", "mein Einwand");
  await page.close();
  setRole("anna", undefined);
  train.network.mend();
  const back = await train.openPage();
  await waitUntil("both were set aside", () => asideOf(back).length === 2);
  expect(asideOf(back).map(({ reason }) => reason)).toEqual(["no-access", "no-access"]);
  const [passage] = asideOf(back).flatMap(({ work }) => (work.kind === "passage" ? [work] : []));
  expect(passage).toEqual({ kind: "passage", before: "", after: "von mir" });
  await back.close();
  const after = await train.openPage();
  const connection = after.sync.acquire({ kind: "draft", measure: "a" });
  await waitUntil("the room is closed", () => connection.handle?.status.problem === "no-access");
  expect(connection.handle?.status.ready).toBe(false);
  expect(draftText(connection.handle?.doc as Y.Doc)).toBe("");
});

test("work that arrived although its acknowledgement did not is not done twice", async () => {
  const train = device("clara");
  const page = await train.openPage();
  const room = await page.open(discussion);
  await allSaved(room);
  // A second, forbidden entry forces a re-enactment while the first is on the server already.
  const twin = new Y.Doc();
  openLedger(twin, "discussion");
  train.network.cut();
  await waitUntil("the room is offline", () => room.now().status.connection === "offline");
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
  await server.rooms.write({ kind: "discussion", measure: "a" }, "clara", Y.encodeStateAsUpdate(twin));
  train.network.mend();
  const back = await train.openPage();
  const again = await back.open(discussion);
  await allSaved(again);
  expect(readDiscussion(again.now().doc).map(({ id }) => id)).toEqual(["t1"]);
});

test("another page on the replaced copy takes the new one", async () => {
  const train = device("anna");
  const first = await train.openPage();
  const one = await first.open(draft);
  write(one.now(), "gemeinsam");
  await allSaved(one);
  train.network.cut();
  await waitUntil("the room is offline", () => one.now().status.connection === "offline");
  write(one.now(), "verboten");
  const second = await train.openPage();
  const two = await second.open(draft);
  await waitUntil("it reads the store", () => draftText(two.now().doc) === "gemeinsam\nverboten");
  setRole("anna", "reader");
  train.network.mend();
  await waitUntil(
    "the passage was set aside",
    () => asideOf(first).length === 1 && asideOf(second).length === 1,
  );
  for (const room of [one, two]) {
    await waitUntil("the copy is fresh", () => draftText(room.now().doc) === "gemeinsam");
    expect(room.now().status.unsent).toBe(0);
  }
});
