import { deleteDB, type IDBPDatabase } from "idb";
import { mergedUpdate } from "./mergedUpdate.ts";
import type { Addition, AsideEntry, Replacement, StoredRoom, WorkStore } from "./WorkStore.ts";
import {
  openWorkDatabase,
  type WorkSchema,
  type WorkTransaction,
  workDatabase,
  workStores,
} from "./workDatabase.ts";

/** So many updates of a room are merged into one. */
const COMPACT_ABOVE = 200;
/** Whether to merge is looked at once in so many writes. */
const COMPACT_EVERY = 50;

interface Waiting {
  addition?: Addition;
  run(transaction: WorkTransaction): Promise<void>;
  resolve(): void;
  reject(cause: unknown): void;
}

/** One IndexedDB database per person. Writes that wait for each other share a transaction. */
export class IndexedDbWorkStore implements WorkStore {
  readonly #database: IDBPDatabase<WorkSchema>;
  readonly #name: string;
  #waiting: Waiting[] = [];
  /** What the transaction under way writes. */
  #writing: Waiting[] = [];

  private constructor(database: IDBPDatabase<WorkSchema>, name: string) {
    this.#database = database;
    this.#name = name;
  }

  /** @throws when the browser does not store (private window, disk full) */
  static async open(person: string): Promise<IndexedDbWorkStore> {
    const name = workDatabase(person);
    const database = await openWorkDatabase(name);
    return new IndexedDbWorkStore(database, name);
  }

  async load(room: string): Promise<StoredRoom> {
    const transaction = this.#database.transaction(["updates", "outbox", "rooms"]);
    const [record, updates, outbox] = await Promise.all([
      transaction.objectStore("rooms").get(room),
      transaction.objectStore("updates").index("room").getAll(room),
      transaction.objectStore("outbox").index("room").getAll(room),
    ]);
    return { record, updates, outbox };
  }

  storedRooms(): Promise<string[]> {
    return this.#database.getAllKeys("rooms");
  }

  /** Additions handed over and not written yet, in their order. */
  get unwritten(): Addition[] {
    return [...this.#writing, ...this.#waiting].flatMap(({ addition }) => addition ?? []);
  }

  async add(addition: Addition): Promise<boolean> {
    let current = false;
    await this.#write(async (transaction) => {
      current = await add(transaction, addition);
    }, addition);
    return current;
  }

  replace({ room, record, snapshot, settled, aside }: Replacement): Promise<void> {
    return this.#write(async (transaction) => {
      const updates = transaction.objectStore("updates");
      for (const key of await updates.index("room").getAllKeys(room)) await updates.delete(key);
      if (snapshot) {
        await updates.add({ room, update: snapshot });
        await transaction.objectStore("rooms").put(record);
      } else {
        await transaction.objectStore("rooms").delete(room);
      }
      await settle(transaction, settled);
      for (const entry of aside) await transaction.objectStore("aside").put(entry);
    });
  }

  redact(
    room: string,
    change: (update: Uint8Array) => Uint8Array | undefined,
    redaction: number,
  ): Promise<void> {
    return this.#write(async (transaction) => {
      const record = await transaction.objectStore("rooms").get(room);
      if (!record) return;
      const updates = transaction.objectStore("updates");
      for (const key of await updates.index("room").getAllKeys(room)) {
        const row = await updates.get(key);
        const update = row && change(row.update);
        if (update) await updates.put({ ...row, update }, key);
      }
      await transaction.objectStore("rooms").put({ ...record, redaction });
    });
  }

  async roomsWithUnsent(): Promise<string[]> {
    const outbox = await this.#database.getAll("outbox");
    return [...new Set(outbox.map(({ room }) => room))];
  }

  rooms(): Promise<string[]> {
    return this.#database.getAllKeys("rooms");
  }

  listAside(): Promise<AsideEntry[]> {
    return this.#database.getAll("aside");
  }

  putAside(entries: readonly AsideEntry[], settled: readonly string[]): Promise<void> {
    return this.#write(async (transaction) => {
      for (const entry of entries) await transaction.objectStore("aside").put(entry);
      await settle(transaction, settled);
    });
  }

  removeAside(id: string): Promise<void> {
    return this.#write((transaction) => transaction.objectStore("aside").delete(id));
  }

  async wipe(): Promise<void> {
    await this.close();
    await deleteDB(this.#name);
  }

  async close(): Promise<void> {
    // An empty write stands behind all that has been handed over.
    await this.#write(async () => {}).catch(() => undefined);
    this.#database.close();
  }

  #write(run: Waiting["run"], addition?: Addition): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ run, resolve, reject, ...(addition && { addition }) });
      void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    if (this.#writing.length > 0) return;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#writing = batch;
      this.#waiting = [];
      try {
        const transaction = this.#database.transaction([...workStores], "readwrite");
        // Taken up at once: a failing request aborts the transaction, which would else be an unhandled rejection.
        const done = transaction.done.then(
          () => undefined,
          (cause: unknown) => ({ cause }),
        );
        try {
          for (const { run } of batch) await run(transaction as WorkTransaction);
        } catch (cause) {
          abort(transaction as WorkTransaction);
          throw cause;
        }
        const failed = await done;
        if (failed) throw failed.cause;
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        for (const { reject } of batch) reject(cause);
      }
    }
    this.#writing = [];
  }
}

/** Half of a batch must not be committed; a request that failed has aborted it already. */
function abort(transaction: WorkTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over: nothing is left to abort.
  }
}

async function settle(transaction: WorkTransaction, settled: readonly string[]): Promise<void> {
  for (const id of settled) await transaction.objectStore("outbox").delete(id);
}

async function add(transaction: WorkTransaction, addition: Addition): Promise<boolean> {
  const { room, generation, update, entry, settled = [], record: changes } = addition;
  const rooms = transaction.objectStore("rooms");
  const record = await rooms.get(room);
  await settle(transaction, settled);
  if (record && record.generation > generation) return false;
  if (!record || changes) {
    await rooms.put({ epoch: null, mayWrite: "none", ...record, ...changes, room, generation });
  }
  if (entry) await transaction.objectStore("outbox").put(entry);
  if (update) {
    const updates = transaction.objectStore("updates");
    const key = await updates.add(entry ? { room, update, entry: entry.id } : { room, update });
    // Not at every write: offline, all rows may be unsent and there is nothing to merge.
    if (key % COMPACT_EVERY === 0 && (await updates.index("room").count(room)) > COMPACT_ABOVE) {
      await compact(transaction, room);
    }
  }
  return true;
}

/** Merges a room's updates into one, except those still unsent: what they are based on must stay readable. */
async function compact(transaction: WorkTransaction, room: string): Promise<void> {
  const updates = transaction.objectStore("updates");
  const unsent = new Set(await transaction.objectStore("outbox").index("room").getAllKeys(room));
  const [keys, rows] = await Promise.all([
    updates.index("room").getAllKeys(room),
    updates.index("room").getAll(room),
  ]);
  const settled = rows.flatMap((row, index) =>
    row.entry && unsent.has(row.entry) ? [] : [{ key: keys[index] as number, update: row.update }],
  );
  if (settled.length <= COMPACT_ABOVE / 2) return;
  const merged = mergedUpdate(settled.map(({ update }) => update));
  for (const { key } of settled) await updates.delete(key);
  await updates.add({ room, update: merged });
}
