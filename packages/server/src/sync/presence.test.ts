import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

let sync: TestSync;
afterEach(() => sync.close());

const room = "measure/a/draft";

test("[PRES-1] presence carries the identity the server vouches for", async () => {
  sync = await startSync();
  const [anna, bert] = [sync.stock(room, "anna"), sync.stock(room, "bert")];
  anna.awareness.setLocalState({ user: { name: "Polizeipräsident", person: "bert" }, at: 5 });
  await waitFor("bert sees anna", () => bert.awareness.getStates().get(anna.doc.clientID)?.at === 5);
  expect(bert.awareness.getStates().get(anna.doc.clientID)).toEqual({
    at: 5,
    user: { person: "anna", name: "ANNA", organisation: "organna", stakeholderGroup: "police" },
  });
});

test("[PRES-2] somebody else's presence is dropped and refused", async () => {
  sync = await startSync();
  const [anna, bert, rolf] = [
    await sync.raw(room, "anna").join(),
    await sync.raw(room, "bert").join(),
    await sync.raw(room, "rolf").join(),
  ];
  anna.sendPresence({ client: 77, clock: 1, state: '{"at":1}' });
  await waitFor("rolf sees anna", () => rolf.presence.length === 1);
  bert.sendPresence({ client: 77, clock: 9, state: '{"at":2}' });
  bert.sendPresence({ client: 77, clock: 10, state: "null" });
  await waitFor("both are refused", () => bert.refusals.length === 2);
  expect(bert.refusals.map(({ refusal }) => refusal.reason)).toEqual(["client-id-taken", "client-id-taken"]);
  const late = await sync.raw(room, "rolf").join();
  await waitFor("a late comer sees anna", () => late.presence.length === 1);
  expect(JSON.parse(late.presence[0]?.state as string)).toMatchObject({
    at: 1,
    user: { person: "anna" },
  });
});

test("[PRES-3] the echo of others' presence by stock clients is ignored without a word", async () => {
  sync = await startSync();
  const [anna, bert] = [await sync.raw(room, "anna").join(), await sync.raw(room, "bert").join()];
  anna.sendPresence({ client: 77, clock: 1, state: "{}" });
  await waitFor("bert sees anna", () => bert.presence.length === 1);
  bert.sendPresence({ client: 78, clock: 0, state: "{}" });
  const [echo] = bert.presence;
  if (echo) bert.sendPresence(echo);
  anna.close();
  await waitFor("bert sees anna leave", () =>
    bert.presence.some(({ client, state }) => client === 77 && state === "null"),
  );
  if (echo) bert.sendPresence(echo);
  bert.sendPresence({ client: 78, clock: 1, state: '{"last":true}' });
  await waitFor("all was read", () => bert.presence.some(({ state }) => state.includes("last")));
  expect(bert.refusals).toEqual([]);
  const late = await sync.raw(room, "rolf").join();
  await waitFor("a late comer sees bert", () => late.presence.length > 0);
  expect(late.presence.map(({ client }) => client)).toEqual([78]);
});

test("[PRES-4] a client id is bound when first seen in presence, before its first write, and durably", async () => {
  sync = await startSync({ idleMilliseconds: 30 });
  const anna = await sync.raw(room, "anna").join();
  anna.sendPresence({ client: anna.doc.clientID, clock: 0, state: "{}" });
  await waitFor("anna is seen", () => anna.presence.length > 0);
  const thief = sync.raw(room, "bert");
  thief.doc.clientID = anna.doc.clientID;
  await thief.join();
  thief.edit((doc) => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]));
  await waitFor("the thief is refused", () => thief.refusals.length === 1);
  expect(thief.refusals[0]?.refusal.reason).toBe("client-id-taken");
  thief.close();
  anna.close();
  await waitFor("the room is closed", () => sync.rooms.openCount === 0);
  const again = await sync.raw(room, "bert").join();
  again.sendPresence({ client: anna.doc.clientID, clock: 50, state: "{}" });
  await waitFor("it is refused after a restart too", () => again.refusals.length === 1);
  anna.edit((doc) => doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]));
});

test("[PRES-5] whoever leaves is gone for the others at once", async () => {
  sync = await startSync();
  const anna = sync.stock(room, "anna");
  const bert = await sync.raw(room, "bert").join();
  await waitFor("bert sees anna", () => bert.presence.length === 1);
  anna.ws?.close();
  await waitFor("bert sees her leave", () => bert.presence.some(({ state }) => state === "null"));
  await waitFor("and come back", () => bert.presence.filter(({ state }) => state !== "null").length > 1);
});

test("[PRES-6] presence that is too large or none at all closes only its own socket", async () => {
  sync = await startSync();
  const [anna, bert, rolf] = [
    await sync.raw(room, "anna").join(),
    await sync.raw(room, "bert").join(),
    await sync.raw(room, "rolf").join(),
  ];
  anna.sendPresence({ client: 5, clock: 0, state: JSON.stringify({ text: "x".repeat(5_000) }) });
  bert.sendPresence({ client: 6, clock: 0, state: "{broken" });
  expect([await anna.closed(), await bert.closed()]).toEqual([4413, 4400]);
  rolf.sendPresence({ client: 7, clock: 0, state: "{}" });
  await waitFor("the others go on", () => rolf.presence.length === 1);
});

test("[PRES-7] presence of 60 people in a burst goes out in few frames", async () => {
  const people = Array.from({ length: 60 }, (_, i) => `p${i}`);
  sync = await startSync({
    roles: Object.fromEntries([...people, "rolf"].map((person) => [person, "reader"])),
  });
  const rolf = await sync.raw(room, "rolf").join();
  const clients = await Promise.all(people.map((person) => sync.raw(room, person).opened()));
  const before = rolf.frames;
  clients.forEach((client, i) => {
    client.sendPresence({ client: 1_000 + i, clock: 0, state: "{}" });
  });
  await waitFor("all are seen", () => rolf.presence.length >= 60);
  expect(rolf.frames - before).toBeLessThan(20);
});

test("[PRES-8] a ninth client id of one connection is refused, and costs the others nothing", async () => {
  sync = await startSync();
  const [anna, rolf] = [await sync.raw(room, "anna").join(), await sync.raw(room, "rolf").join()];
  const states = Array.from({ length: 1_000 }, (_, i) => ({ client: 100 + i, clock: 0, state: "{}" }));
  anna.sendPresence(...states);
  await waitFor("it is refused once", () => anna.refusals.length === 1);
  expect(anna.refusals[0]?.refusal.reason).toBe("too-many-clients");
  await waitFor("eight are seen", () => rolf.presence.length === 8);
  anna.sendPresence({ client: 100, clock: 1, state: "null" });
  anna.sendPresence({ client: 500, clock: 1, state: "{}" });
  await waitFor("another takes the place", () => rolf.presence.some(({ client }) => client === 500));
});

test("[PRES-9] a cursor that could not be drawn is left out; one that can is passed on as it is", async () => {
  sync = await startSync();
  const [anna, rolf] = [await sync.raw(room, "anna").join(), await sync.raw(room, "rolf").join()];
  const text = anna.doc.getXmlFragment("draft");
  const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 0));
  const honest = [{ anchor: position, head: position }, null];
  const id = { client: 1, clock: 2 };
  const forged = [
    5,
    "x",
    [],
    {},
    { anchor: null, head: null },
    { anchor: position },
    { anchor: position, head: {} },
    { anchor: { tname: 5 }, head: position },
    { anchor: { item: { client: "x", clock: 1 } }, head: position },
    { anchor: { type: { client: 1 } }, head: position },
    { anchor: { item: id, assoc: "left" }, head: position },
    { anchor: { item: { client: -1, clock: 0.5 } }, head: position },
  ];
  for (const [clock, cursor] of [...honest, ...forged].entries()) {
    anna.sendPresence({ client: 77, clock, state: JSON.stringify({ cursor, nth: clock }) });
    await waitFor(`number ${clock} is seen`, () =>
      rolf.presence.some(({ state }) => JSON.parse(state).nth === clock),
    );
  }
  const cursors = rolf.presence.map(({ state }) => JSON.parse(state).cursor);
  expect(cursors).toEqual([...honest, ...forged.map(() => undefined)]);
  expect(anna.refusals).toEqual([]);
});
