import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { startSync, type TestSync } from "./testSupport/startSync.ts";
import { waitUntil } from "./testSupport/waitUntil.ts";

let sync: TestSync;
afterEach(() => sync.close());

const room = "measure/a/draft";
const addParagraph = (doc: Y.Doc): void => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]);
function write(doc: Y.Doc, text: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment("draft").push([paragraph]);
  paragraph.insert(0, [new Y.XmlText(text)]);
}

test("[LIM-1] a flood is read more slowly, told so once, and loses nothing", async () => {
  sync = await startSync({ limits: { updatesPerSecond: 500, updateBurst: 50 } });
  const anna = await sync.raw(room, "anna").join();
  const bert = await sync.raw(room, "bert").join();
  const start = performance.now();
  // Long enough that not all of it arrives in the chunk that was read already.
  for (let i = 0; i < 800; i++) anna.edit((doc) => write(doc, "x".repeat(400)));
  bert.edit(addParagraph);
  await waitUntil("the other is served meanwhile", () => bert.acknowledged === 2);
  expect(anna.acknowledged).toBeLessThan(801);
  await waitUntil("all of the flood is stored", () => anna.acknowledged === 801);
  expect(performance.now() - start).toBeGreaterThan(600);
  expect(anna.refusals.map(({ refusal }) => refusal.reason)).toEqual(["slow-down"]);
  await waitUntil("and passed on", () => bert.doc.getXmlFragment("draft").length === 801);
});

test("[LIM-2] a person has so many sockets and no more, also when they are opened at once", async () => {
  sync = await startSync({ limits: { socketsPerPerson: 3 } });
  const sockets = Array.from({ length: 5 }, () => sync.raw(room, "anna"));
  await waitUntil(
    "two are turned away",
    () => sockets.filter(({ closeCode }) => closeCode === 4529).length === 2,
  );
  await sync.raw(room, "bert").join();
  sockets.find(({ closeCode }) => closeCode === undefined)?.close();
  await waitUntil("a place is free", () => sync.gateway.connectionCount === 3);
  await sync.raw(room, "anna").join();
});

test("[LIM-3] a document does not grow beyond its limit, and goes on being read", async () => {
  sync = await startSync({ limits: { documentBytes: 5_000 } });
  const anna = await sync.raw(room, "anna").join();
  anna.edit((doc) => write(doc, "x".repeat(4_000)));
  await waitUntil("it is stored", () => anna.acknowledged === 2);
  anna.edit((doc) => write(doc, "y".repeat(4_000)));
  expect(await anna.closed()).toBe(4413);
  expect(anna.refusals.map(({ refusal }) => refusal.reason)).toEqual(["too-large"]);
  const bert = await sync.raw(room, "bert").join();
  expect(bert.doc.getXmlFragment("draft").length).toBe(1);
});

test("[LIM-4] a reader who cannot keep up costs no memory without bound, and is brought up to date later", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  const slow = await sync.raw(room, "rolf").join();
  slow.socket.pause();
  const large = "z".repeat(500_000);
  for (let i = 0; i < 60; i++) {
    anna.edit((doc) => write(doc, large));
    await waitUntil("it is stored", () => anna.acknowledged === 2 + i);
    for (const { writableLength } of sync.streams) expect(writableLength).toBeLessThan(3_000_000);
  }
  slow.socket.resume();
  await waitUntil("it has caught up", () => slow.doc.getXmlFragment("draft").length === 60, 30_000);
  anna.edit(addParagraph);
  await waitUntil("and hears the news again", () => slow.doc.getXmlFragment("draft").length === 61);
});
