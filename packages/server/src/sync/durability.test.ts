import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { clientOwners } from "../storage/clientOwners.ts";
import { StorageUnavailable } from "../storage/UpdateLog.ts";
import type { RawClient } from "./testSupport/RawClient.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

let sync: TestSync;
afterEach(() => sync.close());

const room = "measure/a/draft";
const addParagraph = (doc: Y.Doc): void => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]);
const paragraphs = ({ doc }: RawClient): number => doc.getXmlFragment("draft").length;

test("[DUR-1] an update is passed on and acknowledged only once it is on disk", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  const bert = await sync.raw(room, "bert").join();
  sync.held.hold();
  anna.edit(addParagraph);
  await waitFor("the log is asked", () => sync.held.appends === 1);
  // A later, smaller frame to both shows that nothing else was under way.
  bert.sendPresence({ client: bert.doc.clientID, clock: 1, state: "{}" });
  await waitFor("both hear it", () => anna.presence.length > 0 && bert.presence.length > 0);
  expect([anna.acknowledged, paragraphs(bert)]).toEqual([1, 0]);
  sync.held.release();
  await waitFor("it is acknowledged and passed on", () => anna.acknowledged === 2 && paragraphs(bert) === 1);
  expect(sync.published).toContain(`room/${room}`);
});

test("[DUR-2] a failed flush closes the room's sockets for now, and the room is read anew", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  anna.edit(addParagraph);
  await waitFor("the first is durable", () => anna.acknowledged === 2);
  sync.held.appendError = new StorageUnavailable("disk full");
  anna.edit(addParagraph);
  expect(await anna.closed()).toBe(4503);
  expect(anna.acknowledged).toBe(2);
  const reader = await sync.raw(room, "rolf").join();
  expect(paragraphs(reader)).toBe(1);
  sync.held.appendError = undefined;
  const back = await sync.raw(room, "anna").join();
  back.sendStep2(Y.encodeStateAsUpdate(anna.doc));
  await waitFor("what was refused by the disk is there now", () => paragraphs(reader) === 2);
  expect(back.acknowledged).toBe(2);
});

test("[DUR-3] a log that cannot be read closes the socket for now, and is never answered with an empty document", async () => {
  sync = await startSync();
  sync.held.readError = new StorageUnavailable("damaged");
  const anna = sync.raw(room, "anna");
  expect(await anna.closed()).toBe(4503);
  expect(anna.frames).toBe(0);
  sync.held.readError = undefined;
  await sync.raw(room, "anna").join();
});

test("[DUR-4] what is known already is acknowledged once *that* is on disk", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  sync.held.hold();
  anna.edit(addParagraph);
  await waitFor("the log is asked", () => sync.held.appends === 1);
  const again = await sync.raw(room, "anna").join();
  again.sendStep2(Y.encodeStateAsUpdate(anna.doc));
  again.sendPresence({ client: again.doc.clientID, clock: 1, state: "{}" });
  await waitFor("the duplicate was read", () => again.presence.length > 0);
  expect(again.acknowledged).toBe(1);
  sync.held.release();
  await waitFor("both are acknowledged", () => anna.acknowledged === 2 && again.acknowledged === 2);
});

test("[DUR-5] updates that wait for the same flush go to the log as one append", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  sync.held.hold();
  anna.edit(addParagraph);
  await waitFor("the log is asked", () => sync.held.appends === 1);
  for (let i = 0; i < 50; i++) anna.edit(addParagraph);
  anna.sendPresence({ client: anna.doc.clientID, clock: 1, state: "{}" });
  await waitFor("all were read", () => anna.presence.length > 0);
  sync.held.release();
  await waitFor("all are acknowledged", () => anna.acknowledged === 52);
  expect(sync.held.appends).toBe(2);
  expect(await sync.held.end(room)).toBe(51);
});

test("[DUR-6] an empty room is closed after a while and opened from the log again", async () => {
  sync = await startSync({ idleMilliseconds: 50 });
  const anna = await sync.raw(room, "anna").join();
  anna.edit(addParagraph);
  await waitFor("it is durable", () => anna.acknowledged === 2);
  anna.close();
  await waitFor("the room is closed", () => sync.rooms.openCount === 0);
  expect(paragraphs(await sync.raw(room, "bert").join())).toBe(1);
});

test("[DUR-7] the server's own writing is durable when it returns, and bound to the server", async () => {
  sync = await startSync();
  await sync.rooms.writeAsServer({ kind: "draft", measure: "a" }, addParagraph);
  await sync.rooms.writeAsServer({ kind: "draft", measure: "a" }, addParagraph);
  expect(await sync.held.end(room)).toBe(2);
  expect(paragraphs(await sync.raw(room, "anna").join())).toBe(2);
  const owners = await clientOwners(sync.held, room);
  expect([...owners.values()]).toEqual(["server", "server"]);
});

test("[DUR-8] a person's update written by the process passes the same checks", async () => {
  sync = await startSync();
  const doc = new Y.Doc();
  addParagraph(doc);
  const update = Y.encodeStateAsUpdate(doc);
  await expect(sync.rooms.write({ kind: "draft", measure: "a" }, "clara", update)).rejects.toThrow(
    "may-not-write",
  );
  await sync.rooms.write({ kind: "draft", measure: "a" }, "anna", update);
  await expect(
    sync.rooms.write({ kind: "draft", measure: "a" }, "anna", new Uint8Array([9])),
  ).rejects.toThrow("malformed");
  expect(await sync.held.end(room)).toBe(1);
});

test("[DUR-10] while the disk takes nothing, reading and presence go on", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  anna.edit(addParagraph);
  await waitFor("it is durable", () => anna.acknowledged === 2);
  sync.held.appendError = new StorageUnavailable("disk full");
  const [rolf, bert] = [await sync.raw(room, "rolf").join(), await sync.raw(room, "bert").join()];
  rolf.sendPresence({ client: rolf.doc.clientID, clock: 0, state: "{}" });
  await waitFor("the others see the reader", () => bert.presence.length > 0);
  expect([paragraphs(rolf), rolf.closeCode, bert.closeCode]).toEqual([1, undefined, undefined]);
  sync.held.appendError = undefined;
  anna.edit(addParagraph);
  await waitFor("writing goes on", () => anna.acknowledged === 3);
  const bound = await clientOwners(sync.held, room);
  expect([...bound.keys()]).toContain(rolf.doc.clientID);
});

test("[DUR-2] what was on its way when the log failed is answered with the failure, not with silence", async () => {
  sync = await startSync();
  const doc = new Y.Doc();
  addParagraph(doc);
  const address = { kind: "draft", measure: "a" } as const;
  sync.held.appendError = new StorageUnavailable("disk full");
  const open = await sync.rooms.open(address);
  await expect(sync.rooms.write(address, "anna", Y.encodeStateAsUpdate(doc))).rejects.toThrow("disk full");
  await expect(open.whenFlushed(99)).rejects.toThrow("disk full");
});
