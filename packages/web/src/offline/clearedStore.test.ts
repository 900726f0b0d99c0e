import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, expect, test, vi } from "vitest";
import { clearStore, isHalfCleared } from "./clearedStore.ts";
import { IndexedDbWorkStore } from "./IndexedDbWorkStore.ts";
import type { OutboxEntry } from "./WorkStore.ts";

const person = "anna";
const room = "measure/a/draft";
const entry = (id: string): OutboxEntry => ({ id, room, generation: 0, at: 1, work: { kind: "draft" } });

afterEach(async () => {
  vi.restoreAllMocks();
  for (const name of [`querschnitt-${person}`, `querschnitt-${person}-copy`]) await deleteDB(name);
});

/** A store with something sent, something unsent and something aside, in which a redaction was heard of. */
async function fill(): Promise<void> {
  const store = await IndexedDbWorkStore.open(person);
  for (let number = 0; number < 12; number++) {
    const unsent = number > 8 && { entry: entry(`e${number}`) };
    await store.add({ room, generation: 0, update: Uint8Array.of(number), ...unsent });
  }
  const work = { kind: "passage", before: "", after: "mein" } as const;
  await store.putAside([{ id: "a1", room, doneAt: 1, asideAt: 2, reason: "rule", work }], []);
  await store.redact(room, (update) => (update[0] === 3 ? Uint8Array.of(33) : undefined), 2);
  await store.close();
}

async function expectAll(): Promise<void> {
  const store = await IndexedDbWorkStore.open(person);
  const { record, updates, outbox } = await store.load(room);
  expect(record).toEqual({ room, epoch: null, generation: 0, mayWrite: "none", redaction: 2, cleared: 2 });
  expect(updates.map(({ update }) => update[0])).toEqual([0, 1, 2, 33, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(updates.map((row) => row.entry).filter(Boolean)).toEqual(["e9", "e10", "e11"]);
  expect(outbox.map(({ id }) => id).sort()).toEqual(["e10", "e11", "e9"]);
  expect(await store.listAside()).toHaveLength(1);
  await store.close();
}

const databases = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name).sort();

test("a database in which something was redacted is made anew with all that is in it, once", async () => {
  await clearStore(person);
  expect(await databases()).toEqual([]);
  await fill();
  await clearStore(person);
  expect(await databases()).toEqual([`querschnitt-${person}`]);
  await expectAll();
  const deleting = vi.spyOn(indexedDB, "deleteDatabase");
  await clearStore(person);
  expect(deleting).not.toHaveBeenCalled();
});

test("whenever the page goes away while it is made anew, the next one finishes it and nothing is lost", async () => {
  for (let steps = 0; ; steps++) {
    await fill();
    let left = steps;
    const stop = (): boolean => left-- <= 0;
    const { open, deleteDatabase } = indexedDB;
    const opening = vi.spyOn(indexedDB, "open").mockImplementation((...given) => {
      if (stop()) throw new Error("the page is gone");
      return open.apply(indexedDB, given);
    });
    const deleting = vi.spyOn(indexedDB, "deleteDatabase").mockImplementation((...given) => {
      if (stop()) throw new Error("the page is gone");
      return deleteDatabase.apply(indexedDB, given);
    });
    const finished = await clearStore(person).then(
      () => true,
      () => false,
    );
    opening.mockRestore();
    deleting.mockRestore();
    await clearStore(person);
    expect(await isHalfCleared(person)).toBe(false);
    await expectAll();
    await deleteDB(`querschnitt-${person}`);
    if (finished) {
      expect(steps).toBeGreaterThan(6);
      return;
    }
  }
});
