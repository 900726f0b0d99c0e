import type { LogEntry } from "../UpdateLog.ts";
import type { Steps } from "./inTurns.ts";
import { countEntries, decodeEntries, isPacked } from "./logValues.ts";
import type { Key, Table } from "./readWholeLog.ts";

/** So many entries that were not packed yet make it worth the work; … */
const leastFresh = 256;
/** … a packed value of fewer than these is packed again with what follows, since few together save little; … */
const leastPacked = 1_024;
/** … and more than these would hold up those who read them. */
const mostPacked = 16_384;
const mostPackedBytes = 1024 * 1024;
/** Values read in one step. */
const stepValues = 32;

/** Values that one packed value can take the place of. */
export interface Packable {
  /** Sequence of the first entry. */
  first: number;
  keys: Key[];
  entries: LogEntry[];
}

/** The oldest entries that are not packed well, if there are enough up to a sequence to make it worth the work. */
export function* findPackable(table: Table, stream: string, upTo: number): Steps<Packable | undefined> {
  let keys: Key[] = [];
  let entries: LogEntry[] = [];
  let fresh = 0;
  let bytes = 0;
  for (let next = 0, isOver = false; !isOver; ) {
    isOver = true;
    // A look of its own for each step: the next one comes in another turn, and the log has grown meanwhile.
    for (const { key, value } of table.getRange({
      start: [stream, next],
      end: [stream, upTo + 1],
      limit: stepValues,
    })) {
      const first = key[1] as number;
      const count = countEntries(stream, first, value);
      next = first + count;
      if (isPacked(value) && count >= leastPacked) {
        // Only neighbours can go together.
        [keys, entries, fresh, bytes] = [[], [], 0, 0];
        isOver = false;
        continue;
      }
      const isTooMuch = keys.length > 0 && bytes + value.length > mostPackedBytes;
      isOver = next - 1 > upTo || isTooMuch;
      if (isOver) break;
      keys.push(key);
      for (const entry of decodeEntries(stream, first, value)) entries.push(entry);
      if (!isPacked(value)) fresh += count;
      bytes += value.length;
      isOver = entries.length >= mostPacked;
      if (isOver) break;
    }
    yield;
  }
  const first = entries[0]?.sequence;
  return first !== undefined && fresh >= leastFresh && keys.length > 1 ? { first, keys, entries } : undefined;
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
