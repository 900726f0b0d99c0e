import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";
import { webSocketFrames } from "./webSocketFrames.ts";

let sync: TestSync;
afterEach(() => sync.close());

const room = "measure/a/draft";
const addParagraph = (doc: Y.Doc): void => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]);

test.each([
  ["nothing", []],
  ["an unknown type", [9]],
  ["an unknown sync step", [0, 7, 0]],
  ["a truncated update", [0, 2, 50, 1, 2]],
  ["a length beyond everything", [0, 2, 255, 255, 255, 255, 255, 255, 255, 127]],
  ["bytes behind the end", [0, 2, 2, 0, 0, 9]],
  ["an update that is none", [0, 2, 3, 1, 1, 255]],
  ["a truncated state vector", [0, 0, 1, 5]],
  ["a presence of too many", [1, 2, 200, 1]],
])("[WIRE-1] %s is refused by name and closed for good, the others undisturbed", async (_what, bytes) => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  const bert = await sync.raw(room, "bert").join();
  anna.socket.send(new Uint8Array(bytes));
  expect(await anna.closed()).toBe(4400);
  expect(anna.refusals.map(({ refusal }) => refusal.reason)).toEqual(["malformed"]);
  bert.edit(addParagraph);
  await waitFor("the others go on", () => bert.acknowledged === 2);
});

test("[WIRE-2] a text frame, and parameters that are no numbers, are closed for good", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  anna.socket.send("hello");
  expect(await anna.closed()).toBe(4400);
  expect(await sync.raw(room, "anna", "&epoch=one").closed()).toBe(4400);
  expect(await sync.raw(room, "anna", "&schema=-1").closed()).toBe(4400);
  expect(await sync.raw(room, "anna", "&epoch=0").closed()).toBe(4400);
});

test("[WIRE-3] a client that did not ask for them sees none of our additions", async () => {
  sync = await startSync();
  const stock = await sync.raw(room, "clara", "").opened();
  const types = new Set<number>();
  stock.socket.on("message", (data: Buffer) => types.add(data[0] as number));
  await stock.join();
  stock.edit(addParagraph);
  await waitFor("the refusal comes as a denial", () => stock.denials.length === 1);
  sync.authority.setRole("clara", "editor");
  stock.sendStep2(Y.encodeStateAsUpdate(stock.doc));
  const bert = await sync.raw(room, "bert").join();
  await waitFor("it is taken now", () => bert.doc.getXmlFragment("draft").length === 1);
  expect([...types].every((type) => type <= 3)).toBe(true);
  expect(stock.states.length + stock.refusals.length + stock.acknowledged).toBe(0);
});

test("[WIRE-4] a socket hears something at least every twenty seconds, and a stock client takes it without harm", async () => {
  sync = await startSync({ beatMilliseconds: 20 });
  const raw = await sync.raw(room, "anna").join();
  const before = raw.frames;
  await waitFor("signs of life come by themselves", () => raw.frames >= before + 5);
  const stock = sync.stock(room, "bert");
  await waitFor("it is synced", () => stock.synced);
  const heardAt = stock.wsLastMessageReceived;
  await waitFor("the stock client hears them", () => stock.wsLastMessageReceived > heardAt);
  expect(stock.wsconnected).toBe(true);
});

test("[WIRE-5] a peer that answers no ping is given up", async () => {
  sync = await startSync({ beatMilliseconds: 20 });
  const anna = await sync.raw(room, "anna").join();
  // Paused, it reads no ping and so sends no pong.
  anna.socket.pause();
  await waitFor("it is given up", () => sync.gateway.connectionCount === 0);
});

test("[WIRE-6] a browser on a foreign page is turned away before the handshake", async () => {
  sync = await startSync();
  const foreign = sync.raw(room, "anna", "&ack=1", { Origin: "https://evil.example" });
  await waitFor("it is answered", () => foreign.httpStatus !== undefined);
  expect(foreign.httpStatus).toBe(403);
  await sync.raw(room, "anna", "&ack=1", { Origin: "https://plan.example" }).join();
});

test("[WIRE-7] a message beyond the limit closes for good with its own code", async () => {
  sync = await startSync({ limits: { messageBytes: 10_000 } });
  const anna = await sync.raw(room, "anna").join();
  const bert = await sync.raw(room, "bert").join();
  anna.socket.send(new Uint8Array(10_001));
  expect(await anna.closed()).toBe(4413);
  bert.edit(addParagraph);
  await waitFor("the others go on", () => bert.acknowledged === 2);
});

test("[WIRE-8] a stopping server tells its clients to come back", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  sync.gateway.close();
  expect(await anna.closed()).toBe(1012);
});

test("[WIRE-9] a gap is asked for once; then what builds on it is refused, and acknowledged only after that", async () => {
  sync = await startSync();
  const anna = await sync.raw(room, "anna").join();
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 4; i++) addParagraph(doc);
  anna.sendUpdate(updates[1] as Uint8Array);
  await waitFor("the server asks", () => anna.step1s === 2);
  expect(anna.acknowledged).toBe(1);
  anna.sendStep2(Y.mergeUpdates(updates.slice(0, 2)));
  await waitFor("the whole is stored", () => anna.acknowledged === 3);
  expect(anna.refusals).toEqual([]);
  anna.sendUpdate(updates[3] as Uint8Array);
  await waitFor("the server asks again, since something was stored", () => anna.step1s === 3);
  anna.sendStep2(updates[3] as Uint8Array);
  await waitFor("both are refused", () => anna.refusals.length === 2 && anna.acknowledged === 5);
  anna.sendUpdate(updates[3] as Uint8Array);
  await waitFor("it is refused without asking", () => anna.refusals.length === 3);
  expect([anna.step1s, anna.refusals.map(({ index, refusal }) => [index, refusal.reason])]).toEqual([
    3,
    [
      [3, "gap"],
      [4, "gap"],
      [5, "gap"],
    ],
  ]);
});

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 200_000])(
  "a frame of %i bytes is one the library reads",
  async (length) => {
    sync = await startSync();
    const payload = new Uint8Array(length).fill(7);
    const client = new WebSocket(`${sync.origin}/${room}?token=anna`);
    const received: Buffer[] = [];
    client.on("message", (data: Buffer) => received.push(data));
    await waitFor("it opens", () => client.readyState === WebSocket.OPEN);
    const stream = (client as unknown as { _socket: { emit(name: string, data: Buffer): void } })._socket;
    stream.emit("data", webSocketFrames([payload, payload]));
    await waitFor("both are read", () => received.length >= 2);
    expect(received.slice(-2).map((data) => data.equals(payload))).toEqual([true, true]);
    client.terminate();
  },
);
