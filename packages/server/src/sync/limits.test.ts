import { defaultLimits } from "@querschnitt/shared/protocol/limits";
import * as encoding from "lib0/encoding";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { syncStep1Frame } from "./frames.ts";
import { PersonShares } from "./PersonShares.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

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
  await waitFor("the other is served meanwhile", () => bert.acknowledged === 2);
  expect(anna.acknowledged).toBeLessThan(801);
  await waitFor("all of the flood is stored", () => anna.acknowledged === 801);
  expect(performance.now() - start).toBeGreaterThan(600);
  expect(anna.refusals.map(({ refusal }) => refusal.reason)).toEqual(["slow-down"]);
  await waitFor("and passed on", () => bert.doc.getXmlFragment("draft").length === 801);
});

test("[LIM-2] a person has so many sockets and no more, also when they are opened at once", async () => {
  sync = await startSync({ limits: { socketsPerPerson: 3 } });
  const sockets = Array.from({ length: 5 }, () => sync.raw(room, "anna"));
  await waitFor(
    "two are turned away",
    () => sockets.filter(({ closeCode }) => closeCode === 4529).length === 2,
  );
  await sync.raw(room, "bert").join();
  sockets.find(({ closeCode }) => closeCode === undefined)?.close();
  await waitFor("a place is free", () => sync.gateway.connectionCount === 3);
  await sync.raw(room, "anna").join();
});

test("[LIM-3] a document does not grow beyond its limit, and goes on being read", async () => {
  sync = await startSync({ limits: { documentBytes: 5_000 } });
  const anna = await sync.raw(room, "anna").join();
  anna.edit((doc) => write(doc, "x".repeat(4_000)));
  await waitFor("it is stored", () => anna.acknowledged === 2);
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
    await waitFor("it is stored", () => anna.acknowledged === 2 + i);
    for (const { writableLength } of sync.streams) expect(writableLength).toBeLessThan(3_000_000);
  }
  slow.socket.resume();
  await waitFor("it has caught up", () => slow.doc.getXmlFragment("draft").length === 60, 30_000);
  anna.edit(addParagraph);
  await waitFor("and hears the news again", () => slow.doc.getXmlFragment("draft").length === 61);
});

/** Well-formed, and refused: so many collected items of one unit each, which build on nothing. */
function collectedItems(count: number, client = 999): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 0);
    for (let index = 0; index < count; index++) {
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeVarUint(encoder, 0);
  });
}

test("[LIM-5] who may not write costs the server no more than their share, with however many sockets", async () => {
  sync = await startSync({ limits: { workMillisecondsPerSecond: 100, workMillisecondsBurst: 100 } });
  const rolf = await Promise.all([1, 2, 3, 4].map(() => sync.raw(room, "rolf").join()));
  const anna = await sync.raw(room, "anna").join();
  const before = process.cpuUsage();
  const start = performance.now();
  const costly = collectedItems(50_000);
  for (const socket of rolf) for (let i = 0; i < 40; i++) socket.sendUpdate(costly);
  for (let i = 0; i < 20; i++) {
    anna.edit(addParagraph);
    await waitFor("the other is served", () => anna.acknowledged === 2 + i);
  }
  await waitFor("they are told so", () =>
    rolf.every(({ refusals }) => refusals.some(({ refusal }) => refusal.reason === "slow-down")),
  );
  await waitFor("a second has passed", () => performance.now() - start > 1_000);
  const { user } = process.cpuUsage(before);
  const answered = rolf.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  expect(answered, `of 160, with ${user / 1_000} ms of CPU`).toBeLessThan(120);
});

test("[LIM-5] who leaves in debt is no richer on coming back", () => {
  const shares = new PersonShares({
    ...defaultLimits,
    workMillisecondsPerSecond: 1,
    workMillisecondsBurst: 10,
  });
  shares.enter("rolf")?.take(1_000);
  shares.leave("rolf");
  shares.forgetRested();
  expect(shares.enter("rolf")?.take(1)).toBeGreaterThan(0);
  expect(shares.enter("anna")?.take(1)).toBe(0);
});

test("[LIM-6] an update of too many parts is refused, items and deleted ranges counted together", async () => {
  sync = await startSync({ limits: { partsPerUpdate: 1_000 } });
  const [anna, bert] = [await sync.raw(room, "anna").join(), await sync.raw(room, "bert").join()];
  anna.sendUpdate(collectedItems(1_000));
  expect(await anna.closed()).toBe(4413);
  expect(anna.refusals.map(({ refusal }) => refusal.reason)).toEqual(["too-large"]);
  const ranges = encoding.encode((encoder) => {
    for (const number of [0, 1, 5, 1_000]) encoding.writeVarUint(encoder, number);
    for (let index = 0; index < 1_000; index++) {
      encoding.writeVarUint(encoder, 2 * index);
      encoding.writeVarUint(encoder, 1);
    }
  });
  bert.sendUpdate(ranges);
  expect(await bert.closed()).toBe(4413);
});

test("[LIM-7] who asks again and again and does not read is not answered without bound", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  for (let i = 0; i < 4; i++) anna.edit((doc) => write(doc, "w".repeat(500_000)));
  await waitFor("it is stored", () => anna.acknowledged === 5);
  const rolf = await sync.raw(room, "rolf").join();
  rolf.socket.pause();
  const question = syncStep1Frame(Y.encodeStateVector(new Y.Doc()));
  for (let i = 0; i < 500; i++) rolf.socket.send(question);
  for (let i = 0; i < 20; i++) {
    anna.edit(addParagraph);
    await waitFor("the others are served", () => anna.acknowledged === 6 + i);
    for (const { writableLength } of sync.streams) expect(writableLength).toBeLessThan(8_000_000);
  }
  rolf.socket.resume();
  await waitFor("what was asked is answered", () => rolf.acknowledged === 501, 30_000);
  await waitFor("and it is up to date", () => rolf.doc.getXmlFragment("draft").length === 24, 30_000);
});
