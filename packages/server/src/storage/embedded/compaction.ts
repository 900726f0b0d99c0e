import type { LogEntry } from "../UpdateLog.ts";
import { decodeEntries, isPacked } from "./logValues.ts";
import type { Key, Table } from "./readWholeLog.ts";

/** So many entries are packed together: fewer save little, more hold up others while they are read. */
const leastPacked = 1_024;
const mostPacked = 4_096;
const mostPackedBytes = 1024 * 1024;

/** Values that one packed value can take the place of. */
export interface Unpacked {
  /** Sequence of the first entry. */
  first: number;
  keys: Key[];
  entries: LogEntry[];
}

/** The oldest entries that are not packed, if there are enough up to a sequence to make it worth the work. */
export function findUnpacked(table: Table, stream: string, upTo: number): Unpacked | undefined {
  const keys: Key[] = [];
  const entries: LogEntry[] = [];
  let bytes = 0;
  for (const { key, value } of table.getRange({ start: [stream, 0], end: [stream, upTo + 1] })) {
    if (isPacked(value)) continue;
    const decoded = decodeEntries(stream, key[1] as number, value);
    const last = decoded.at(-1)?.sequence ?? 0;
    if (last > upTo || (keys.length > 0 && bytes + value.length > mostPackedBytes)) break;
    keys.push(key);
    for (const entry of decoded) entries.push(entry);
    bytes += value.length;
    if (entries.length >= mostPacked) break;
  }
  const first = entries[0]?.sequence;
  return first !== undefined && entries.length >= leastPacked && keys.length > 1
    ? { first, keys, entries }
    : undefined;
}

/** Bytes of all pages that tables use. */
export function bytesInUse(tables: readonly Table[]): number {
  return tables.reduce((sum, table) => sum + bytesOf(table.getStats() as PageCounts), 0);
}

/** What LMDB counts for one table. */
interface PageCounts {
  pageSize: number;
  treeBranchPageCount: number;
  treeLeafPageCount: number;
  overflowPages: number;
}

function bytesOf({ pageSize, treeBranchPageCount, treeLeafPageCount, overflowPages }: PageCounts): number {
  return pageSize * (treeBranchPageCount + treeLeafPageCount + overflowPages);
}
