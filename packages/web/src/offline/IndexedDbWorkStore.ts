import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { mergedUpdate } from "./mergedUpdate.ts";
import type {
  Addition,
  AsideEntry,
  OutboxEntry,
  Replacement,
  RoomRecord,
  StoredRoom,
  WorkStore,
} from "./WorkStore.ts";

interface Schema extends DBSchema {
  updates: {
    key: number;
    value: { room: string; update: Uint8Array; entry?: string };
    indexes: { room: string };
  };
  outbox: { key: string; value: OutboxEntry; indexes: { room: string } };
  aside: { key: string; value: AsideEntry };
  rooms: { key: string; value: RoomRecord };
}

const stores = ["updates", "outbox", "aside", "rooms"] as const;
type Transaction = IDBPTransaction<Schema, (typeof stores)[number][], "readwrite">;

/** So many updates of a room are merged into one. */
const COMPACT_ABOVE = 200;
/** Whether to merge is looked at once in so many writes. */
const COMPACT_EVERY = 50;

/** The name of the database of one person's work. */
function workDatabase(person: string): string {
  return `querschnitt-${person}`;
}

interface Waiting {
  addition?: Addition;
  run(transaction: Transaction): Promise<void>;
  resolve(): void;
  reject(cause: unknown): void;
}

/** One IndexedDB database per person. Writes that wait for each other share a transaction. */
export class IndexedDbWorkStore implements WorkStore {
  readonly #database: IDBPDatabase<Schema>;
  readonly #name: string;
  #waiting: Waiting[] = [];
  /** What the transaction under way writes. */
  #writing: Waiting[] = [];

  private constructor(database: IDBPDatabase<Schema>, name: string) {
    this.#database = database;
    this.#name = name;
  }

  /** @throws when the browser does not store (private window, disk full) */
  static async open(person: string): Promise<IndexedDbWorkStore> {
    const name = workDatabase(person);
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("updates", { autoIncrement: true }).createIndex("room", "room");
        fresh.createObjectStore("outbox", { keyPath: "id" }).createIndex("room", "room");
        fresh.createObjectStore("aside", { keyPath: "id" });
        fresh.createObjectStore("rooms", { keyPath: "room" });
      },
      // Another tab wipes the store at sign-out: an open connection would block it.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
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
        const transaction = this.#database.transaction([...stores], "readwrite");
        // Taken up at once: a failing request aborts the transaction, which would else be an unhandled rejection.
        const done = transaction.done.then(
          () => undefined,
          (cause: unknown) => ({ cause }),
        );
        try {
          for (const { run } of batch) await run(transaction as Transaction);
        } catch (cause) {
          abort(transaction as Transaction);
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
function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over: nothing is left to abort.
  }
}

async function settle(transaction: Transaction, settled: readonly string[]): Promise<void> {
  for (const id of settled) await transaction.objectStore("outbox").delete(id);
}

async function add(transaction: Transaction, addition: Addition): Promise<boolean> {
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
async function compact(transaction: Transaction, room: string): Promise<void> {
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
