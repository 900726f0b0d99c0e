import type { LogEntry } from "../UpdateLog.ts";
import type { Steps } from "./inTurns.ts";
import { decodeEntries, decodeMetadata, decodePacked, isPacked, lastSequence } from "./logValues.ts";
import type { Key, Table } from "./readWholeLog.ts";

/** Entries read in one go, at least; between two such slices no read transaction is held. */
const sliceEntries = 256;

/** Entries from the value that holds the one after `after`; a first one or several may be older. Empty: there is none. */
export function* readSlice(table: Table, stream: string, after: number): Steps<LogEntry[]> {
  const [before] = table.getRange({ start: [stream, after + 1], reverse: true, limit: 1 });
  // Opening many packed entries only to leave them aside would be dear.
  const isNeeded = before?.key[0] === stream && lastSequence(stream, before.key[1], before.value) > after;
  const start: Key = isNeeded ? before.key : [stream, after + 1];
  const entries: LogEntry[] = [];
  let packed: Steps<LogEntry[]> | undefined;
  for (const { key, value } of table.getRange({ start, end: [stream, Number.MAX_SAFE_INTEGER] })) {
    const first = key[1] as number;
    if (isPacked(value)) {
      // So many that others get their turn in between, when the range is no longer being read.
      if (entries.length === 0) packed = decodePacked(stream, first, value);
      break;
    }
    for (const entry of decodeEntries(stream, first, value)) entries.push(entry);
    if (entries.length >= sliceEntries) break;
  }
  const slice = packed ? yield* packed : entries;
  return (slice.at(-1)?.sequence ?? 0) > after ? slice : [];
}

/** Where everything of a stream stands in a table. */
export function keysOf(table: Table, stream: string): Key[] {
  const keys: Key[] = [];
  // A key that is a beginning of others comes before all of them.
  for (const key of table.getKeys({ start: [stream] as unknown as Key })) {
    if (key[0] !== stream) break;
    keys.push(key);
  }
  return keys;
}

/** Sequence of a stream's last entry; 0 if there is none. */
export function readEnd(table: Table, stream: string): number {
  const start: Key = [stream, Number.MAX_SAFE_INTEGER];
  const [last] = table.getRange({ start, reverse: true, limit: 1 });
  if (last?.key[0] !== stream) return 0;
  return lastSequence(stream, last.key[1], last.value);
}

/** What of a stream's metadata has a key with this beginning. @throws StorageUnavailable if damaged */
export function readMetadata(table: Table, stream: string, prefix: string): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const { key, value } of table.getRange({ start: [stream, prefix] })) {
    const name = String(key[1]);
    if (key[0] !== stream || !name.startsWith(prefix)) break;
    found.set(name, decodeMetadata(stream, name, value));
  }
  return found;
}
