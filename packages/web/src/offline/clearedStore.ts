import { deleteDB, openDB } from "idb";
import type { AsideEntry, OutboxEntry, RoomRecord } from "./WorkStore.ts";
import { openWorkDatabase, type WorkSchema, workDatabase } from "./workDatabase.ts";

// A browser keeps the bytes of what was deleted or replaced in its database for as long as it likes. What was redacted
// is to go from the disk as well, so the database is deleted and made anew from what is left. Until that is done a
// second one holds all of it: whenever the page goes away, nothing of it is lost.

interface Content {
  updates: WorkSchema["updates"]["value"][];
  outbox: OutboxEntry[];
  aside: AsideEntry[];
  rooms: RoomRecord[];
}

const copyOf = (person: string): string => `${workDatabase(person)}-copy`;

/** Whether a clearing was begun and not finished: then the database must not be used before it is. */
export async function isHalfCleared(person: string): Promise<boolean> {
  return exists(copyOf(person));
}

/**
 * Makes a person's database anew if something in it was redacted since the last time, or finishes what was begun. No page
 * may have it open. A browser that does not say which databases it has is left alone. @throws what IndexedDB throws
 */
export async function clearStore(person: string): Promise<void> {
  const name = workDatabase(person);
  const copy = copyOf(person);
  if (!(await exists(copy))) {
    if (!(await exists(name))) return;
    const content = await readAll(name);
    if (!content.rooms.some(({ redaction = 0, cleared = 0 }) => redaction > cleared)) return;
    await writeAll(copy, content);
  }
  const content = await readAll(copy);
  // Chromium writes what it holds in memory into a file together with what was deleted of it since; only what stands in
  // a file before the deletion goes by it.
  await makeChromiumWrite();
  await deleteDB(name);
  const rooms = content.rooms.map((record) =>
    record.redaction === undefined ? record : { ...record, cleared: record.redaction },
  );
  await writeAll(name, { ...content, rooms });
  await deleteDB(copy);
  await makeChromiumWrite();
}

async function exists(name: string): Promise<boolean> {
  // Some browsers do not have it, or not in a private window.
  const databases = await (indexedDB as Partial<IDBFactory>).databases?.().catch(() => undefined);
  return databases?.some((one) => one.name === name) ?? false;
}

async function readAll(name: string): Promise<Content> {
  const database = await openWorkDatabase(name);
  try {
    const transaction = database.transaction(["updates", "outbox", "aside", "rooms"]);
    const [updates, outbox, aside, rooms] = await Promise.all([
      transaction.objectStore("updates").getAll(),
      transaction.objectStore("outbox").getAll(),
      transaction.objectStore("aside").getAll(),
      transaction.objectStore("rooms").getAll(),
    ]);
    return { updates, outbox, aside, rooms };
  } finally {
    database.close();
  }
}

async function writeAll(name: string, { updates, outbox, aside, rooms }: Content): Promise<void> {
  const database = await openWorkDatabase(name, async (transaction) => {
    for (const update of updates) await transaction.objectStore("updates").add(update);
    for (const entry of outbox) await transaction.objectStore("outbox").add(entry);
    for (const entry of aside) await transaction.objectStore("aside").add(entry);
    for (const record of rooms) await transaction.objectStore("rooms").add(record);
  });
  database.close();
}

/** The deletion of any database makes Chromium write what it holds in memory, and remove the files it needs no longer. */
async function makeChromiumWrite(): Promise<void> {
  const name = "querschnitt-written";
  const database = await openDB(name, 1, { upgrade: (fresh) => void fresh.createObjectStore("nothing") });
  database.close();
  await deleteDB(name);
}
