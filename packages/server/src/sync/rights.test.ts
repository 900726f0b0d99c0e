import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

let sync: TestSync;
afterEach(() => sync.close());

const room = "measure/a/draft";
const addParagraph = (doc: Y.Doc): void => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]);

test("[MAY-1] a reader's writing is refused as often as it comes, and the reader goes on reading", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  const clara = await sync.raw(room, "clara").join();
  for (let i = 0; i < 200; i++) clara.edit(addParagraph);
  await waitFor("all are dealt with", () => clara.acknowledged === 201);
  expect(clara.refusals.length).toBe(200);
  expect(new Set(clara.refusals.map(({ refusal }) => refusal.reason))).toEqual(new Set(["may-not-write"]));
  expect(clara.refusals.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  anna.edit(addParagraph);
  await waitFor("the reader hears the others", () => clara.doc.getXmlFragment("draft").length === 201);
  expect(anna.doc.getXmlFragment("draft").length).toBe(1);
  expect(await sync.held.end(room)).toBe(1);
});

test("[MAY-2] a stock client that may only read keeps reading after its change was refused, on every reconnect", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  const stock = sync.stock(room, "rolf");
  await waitFor("it is synced", () => stock.synced);
  addParagraph(stock.doc);
  for (let round = 1; round <= 3; round++) {
    anna.edit(addParagraph);
    await waitFor("it hears the others", () => stock.doc.getXmlFragment("draft").length === 1 + round);
    stock.disconnect();
    stock.connect();
    await waitFor("it is synced again", () => stock.synced);
  }
  expect(anna.doc.getXmlFragment("draft").length).toBe(3);
});

test("[MAY-3] who loses the right to read is closed before the next frame, without having sent anything", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  const rolf = await sync.raw(room, "rolf").join();
  const silent = await sync.raw(room, "rolf").opened();
  anna.edit(addParagraph);
  await waitFor("the readers hear it", () => rolf.updates.length === 2 && silent.updates.length === 1);
  const heard = [rolf.frames, silent.frames];
  sync.authority.setRole("rolf", undefined);
  anna.edit(addParagraph);
  expect([await rolf.closed(), await silent.closed()]).toEqual([4403, 4403]);
  await waitFor("it is stored", () => anna.acknowledged === 3);
  expect([rolf.frames, silent.frames]).toEqual(heard);
});

test("[MAY-4] who loses only the right to write is told so and stays", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  expect(anna.states).toEqual([{ epoch: 1, schema: 1, mayWrite: "text" }]);
  sync.authority.setRole("anna", "reader");
  anna.edit(addParagraph);
  await waitFor("the write is refused", () => anna.refusals.length === 1);
  expect(anna.states.at(-1)?.mayWrite).toBe("none");
  sync.authority.setRole("anna", "editor");
  await waitFor("the right is back", () => anna.states.at(-1)?.mayWrite === "text");
  anna.sendStep2(Y.encodeStateAsUpdate(anna.doc));
  await waitFor("it is stored", () => anna.acknowledged === 3);
  expect(await sync.held.end(room)).toBe(1);
});

test("[MAY-5] an ended session closes its sockets for good", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  sync.authority.endSession("anna");
  expect(await anna.closed()).toBe(4401);
  expect(await sync.raw(room, "anna").closed()).toBe(4401);
  expect(await sync.raw(room, "nobody").closed()).toBe(4401);
});

test("[MAY-6] a room that is none, one that is forbidden and a foreign one answer alike", async () => {
  sync = await startSync();
  sync.authority.setRole("gast", undefined);
  expect(await sync.raw("measure/a/nothing", "anna").closed()).toBe(4403);
  expect(await sync.raw("measure/%ZZ/draft", "anna").closed()).toBe(4403);
  expect(await sync.raw(room, "gast").closed()).toBe(4403);
  expect(await sync.raw("person/bert/marks", "anna").closed()).toBe(4403);
});

test("[MAY-7] an outdated client reads but does not write", async () => {
  sync = await startSync();
  const old = await sync.raw(room, "anna", "&ack=1&schema=0").join();
  old.edit(addParagraph);
  await waitFor("it is refused", () => old.refusals.length === 1);
  expect([old.refusals[0]?.refusal.reason, await sync.held.end(room)]).toEqual(["outdated-schema", 0]);
  const program = await sync.raw(room, "anna", "").join();
  program.edit(addParagraph);
  await waitFor(
    "a client without a schema is served",
    () => program.closeCode === undefined && sync.held.appends === 1,
  );
  const current = await sync.raw(room, "bert", "&ack=1&schema=1").join();
  expect(current.doc.getXmlFragment("draft").length).toBe(1);
});
