import type { Database } from "lmdb";
import { StorageUnavailable } from "../UpdateLog.ts";
import { countEntries, decodeMetadata } from "./logValues.ts";

/** Where a value of the log stands: in a stream, at a first sequence or a metadata key. */
export type Key = [stream: string, place: number | string];
export type Table = Database<Uint8Array, Key>;

/** How much a log holds. */
export interface LogTotals {
  /** Streams that have entries. */
  streams: number;
  entries: number;
}

/** Reads everything once. @throws StorageUnavailable if anything is missing or not as it was written */
export function readWholeLog(entries: Table, metadata: Table, idempotencyKeys: Table): LogTotals {
  const totals = { streams: 0, entries: 0 };
  let [stream, end] = ["", 0];
  for (const { key, value } of entries.getRange({})) {
    const first = key[1] as number;
    if (first !== (key[0] === stream ? end + 1 : 1)) throw new StorageUnavailable("entries are missing");
    const count = countEntries(key[0], first, value);
    if (first === 1) totals.streams++;
    totals.entries += count;
    [stream, end] = [key[0], first + count - 1];
  }
  for (const { key, value } of metadata.getRange({})) decodeMetadata(key[0], String(key[1]), value);
  for (const _key of idempotencyKeys.getKeys({}));
  return totals;
}
