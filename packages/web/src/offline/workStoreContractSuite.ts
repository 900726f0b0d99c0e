import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OutboxEntry, WorkStore } from "./WorkStore.ts";

const room = "measure/a/draft";

function entry(id: string, generation = 0): OutboxEntry {
  return { id, room, generation, at: 1, work: { kind: "draft" } };
}

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

/** What every store of a person's work has to do. */
export function describeWorkStore(name: string, open: () => Promise<WorkStore>): void {
  describe(name, () => {
    let store: WorkStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.wipe());

    test("a room nobody has opened is empty", async () => {
      expect(await store.load(room)).toEqual({ record: undefined, updates: [], outbox: [] });
    });

    test("gives back what was added, in its order, and nothing of a room whose name begins alike", async () => {
      await store.add({ room, generation: 0, update: bytes(1) });
      await store.add({ room, generation: 0, update: bytes(2), entry: entry("e1") });
      await store.add({ room: `${room}0`, generation: 0, update: bytes(9) });
      await store.add({ room, generation: 0, record: { epoch: 3, mayWrite: "text" } });
      expect(await store.rooms()).toEqual([room, `${room}0`]);
      expect(await store.load(room)).toMatchObject({
        record: { room, epoch: 3, generation: 0, mayWrite: "text" },
        updates: [{ update: bytes(1) }, { update: bytes(2), entry: "e1" }],
        outbox: [{ id: "e1" }],
      });
    });

    test("outbox entries come in the order of their ids, however they were added", async () => {
      for (const id of ["b", "c", "a"])
        await store.add({ room, generation: 0, update: bytes(1), entry: entry(id) });
      expect((await store.load(room)).outbox.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    });

    test("settled entries leave the outbox; their updates stay", async () => {
      await store.add({ room, generation: 0, update: bytes(1), entry: entry("e1") });
      expect(await store.roomsWithUnsent()).toEqual([room]);
      await store.add({ room, generation: 0, settled: ["e1"] });
      const { updates, outbox } = await store.load(room);
      expect([updates.length, outbox.length]).toEqual([1, 0]);
      expect(await store.roomsWithUnsent()).toEqual([]);
    });

    test("a replaced copy takes no more additions, but what it knows to be settled is settled", async () => {
      await store.add({ room, generation: 0, update: bytes(1), entry: entry("e1") });
      const record = { room, epoch: 1, generation: 1, mayWrite: "none" as const };
      await store.replace({ room, record, snapshot: bytes(7), settled: [], aside: [] });
      expect(
        await store.add({ room, generation: 0, update: bytes(2), entry: entry("e2"), settled: ["e1"] }),
      ).toBe(false);
      const stored = await store.load(room);
      expect(stored).toMatchObject({ record, updates: [{ update: bytes(7) }], outbox: [] });
      expect(stored.updates).toHaveLength(1);
      expect(await store.add({ room, generation: 1, update: bytes(8) })).toBe(true);
    });

    test("redacted, updates are others and still belong to the same work; the number is noted with them", async () => {
      await store.add({ room, generation: 0, update: bytes(1) });
      await store.add({ room, generation: 0, update: bytes(2), entry: entry("e1") });
      await store.add({ room: `${room}0`, generation: 0, update: bytes(2) });
      await store.redact(room, (update) => (update[0] === 2 ? bytes(7) : undefined), 3);
      expect(await store.load(room)).toMatchObject({
        record: { room, generation: 0, redaction: 3 },
        updates: [{ update: bytes(1) }, { update: bytes(7), entry: "e1" }],
        outbox: [{ id: "e1" }],
      });
      expect((await store.load(`${room}0`)).updates).toMatchObject([{ update: bytes(2) }]);
      await store.add({ room, generation: 0, update: bytes(8), record: { mayWrite: "text" } });
      expect((await store.load(room)).record).toMatchObject({ redaction: 3, mayWrite: "text" });
      await store.redact("measure/none/draft", () => bytes(1), 1);
      expect(await store.rooms()).toEqual([room, `${room}0`]);
    });

    test("knows the rooms of which it keeps a copy, and no longer those it gave up", async () => {
      await store.add({ room, generation: 0, update: bytes(1) });
      await store.add({ room: "measure/b/record", generation: 0, update: bytes(2) });
      expect((await store.storedRooms()).sort()).toEqual([room, "measure/b/record"]);
      const record = { room, epoch: 1, generation: 1, mayWrite: "none" as const };
      await store.replace({ room, record, snapshot: undefined, settled: [], aside: [] });
      expect(await store.storedRooms()).toEqual(["measure/b/record"]);
    });

    test("a room is given up while its refused work is kept", async () => {
      await store.add({ room, generation: 0, update: bytes(1), entry: entry("e1") });
      const work = { kind: "passage", before: "", after: "neu" } as const;
      const aside = [{ id: "a1", room, doneAt: 1, asideAt: 2, reason: "no-access" as const, work }];
      const record = { room, epoch: null, generation: 0, mayWrite: "none" as const };
      await store.replace({ room, record, snapshot: undefined, settled: ["e1"], aside });
      expect(await store.load(room)).toEqual({ record: undefined, updates: [], outbox: [] });
      expect(await store.rooms()).toEqual([]);
      expect(await store.listAside()).toEqual(aside);
      await store.removeAside("a1");
      expect(await store.listAside()).toEqual([]);
    });
  });
}
