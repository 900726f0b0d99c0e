import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { AsideEntry, OutboxEntry, RoomRecord } from "./WorkStore.ts";

/** What stands in the database of one person's work. */
export interface WorkSchema extends DBSchema {
  updates: {
    key: number;
    value: { room: string; update: Uint8Array; entry?: string };
    indexes: { room: string };
  };
  outbox: { key: string; value: OutboxEntry; indexes: { room: string } };
  aside: { key: string; value: AsideEntry };
  rooms: { key: string; value: RoomRecord };
}

export const workStores = ["updates", "outbox", "aside", "rooms"] as const;
export type WorkTransaction = IDBPTransaction<WorkSchema, (typeof workStores)[number][], "readwrite">;
type Upgrade = IDBPTransaction<WorkSchema, (typeof workStores)[number][], "versionchange">;

/** The name of the database of one person's work. */
export function workDatabase(person: string): string {
  return `querschnitt-${person}`;
}

/**
 * Opens a database of this form, or creates it: then `fill` may write into it, and it is there with all of that or not at
 * all. @throws when the browser does not store (private window, disk full)
 */
export function openWorkDatabase(
  name: string,
  fill?: (transaction: Upgrade) => Promise<void>,
): Promise<IDBPDatabase<WorkSchema>> {
  return openDB<WorkSchema>(name, 1, {
    upgrade(fresh, _before, _after, transaction) {
      fresh.createObjectStore("updates", { autoIncrement: true }).createIndex("room", "room");
      fresh.createObjectStore("outbox", { keyPath: "id" }).createIndex("room", "room");
      fresh.createObjectStore("aside", { keyPath: "id" });
      fresh.createObjectStore("rooms", { keyPath: "room" });
      return fill?.(transaction as Upgrade);
    },
    // Another tab wipes the store at sign-out: an open connection would block it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
