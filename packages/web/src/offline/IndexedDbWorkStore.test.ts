import "fake-indexeddb/auto";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { IndexedDbWorkStore } from "./IndexedDbWorkStore.ts";
import { describeWorkStore } from "./workStoreContractSuite.ts";

describeWorkStore("IndexedDbWorkStore", () => IndexedDbWorkStore.open("vertrag"));

const room = "measure/a/draft";
let store: IndexedDbWorkStore;
// The contract's tests have stores of their own.
afterEach(() => (store as IndexedDbWorkStore | undefined)?.wipe());

/** A draft, and the updates that made it. */
function written(paragraphs: number): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < paragraphs; n++) openDraft(doc).push([new Y.XmlElement("paragraph")]);
  return { doc, updates };
}

test("many updates are merged into few, and say the same", async () => {
  store = await IndexedDbWorkStore.open("anna");
  const { updates } = written(600);
  await Promise.all(updates.map((update) => store.add({ room, generation: 0, update })));
  const stored = (await store.load(room)).updates;
  expect(stored.length).toBeLessThan(300);
  const copy = new Y.Doc();
  for (const { update } of stored) Y.applyUpdate(copy, update);
  expect(openDraft(copy).length).toBe(600);
});

test("unsent updates stay apart from those they build on", async () => {
  store = await IndexedDbWorkStore.open("anna");
  const { updates } = written(600);
  const adding = updates.map((update, index) => {
    const id = `e${String(index).padStart(4, "0")}`;
    const entry = { id, room, generation: 0, at: 1, work: { kind: "draft" as const } };
    return store.add({ room, generation: 0, update, ...(index >= 580 && { entry }) });
  });
  await Promise.all(adding);
  const { updates: rows, outbox } = await store.load(room);
  expect(outbox).toHaveLength(20);
  expect(rows.filter(({ entry }) => entry !== undefined)).toHaveLength(20);
});

test("people on one device do not see each other's work, and forgetting one leaves the other", async () => {
  store = await IndexedDbWorkStore.open("anna");
  const bert = await IndexedDbWorkStore.open("bert");
  await store.add({ room, generation: 0, update: new Uint8Array([1]) });
  await bert.add({ room, generation: 0, update: new Uint8Array([2]) });
  await bert.wipe();
  expect((await store.load(room)).updates).toHaveLength(1);
  const again = await IndexedDbWorkStore.open("bert");
  expect((await again.load(room)).updates).toHaveLength(0);
  await again.wipe();
});

test("a write that fails is told to whoever wrote", async () => {
  store = await IndexedDbWorkStore.open("anna");
  const unstorable = (() => 1) as unknown as Uint8Array;
  await expect(store.add({ room, generation: 0, update: unstorable })).rejects.toThrow();
  await expect(store.add({ room, generation: 0, update: new Uint8Array([1]) })).resolves.toBe(true);
});

test("closing still writes what was handed over", async () => {
  const closing = await IndexedDbWorkStore.open("anna");
  const writes = [1, 2, 3].map((value) =>
    closing.add({ room, generation: 0, update: new Uint8Array([value]) }),
  );
  await closing.close();
  await Promise.all(writes);
  store = await IndexedDbWorkStore.open("anna");
  expect((await store.load(room)).updates).toHaveLength(3);
});
