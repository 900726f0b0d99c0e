import { type LogEntry, StorageUnavailable } from "../UpdateLog.ts";
import type { Steps } from "./inTurns.ts";
import { countEntries, decodeEntries, decodePacked, isPacked } from "./logValues.ts";
import type { Key, Table } from "./readWholeLog.ts";

/** So many entries, or bytes, that were not packed yet make it worth the work; … */
const leastFresh = 256;
const leastFreshBytes = 256 * 1024;
/** … a packed value of fewer than these is packed again with what follows, since few together save little; … */
const leastPacked = 1_024;
/** … and more than these would hold up those who read them. */
const mostPacked = 16_384;
const mostPackedBytes = 1024 * 1024;
/** Values read in one step. */
const stepValues = 32;

/** Values, one after the other, that one packed value can take the place of. */
class Packable {
  readonly keys: Key[] = [];
  readonly entries: LogEntry[] = [];
  bytes = 0;
  fresh = 0;
  freshBytes = 0;

  /** Sequence of the first entry. */
  get first(): number {
    return this.entries[0]?.sequence ?? 0;
  }

  get isWorthIt(): boolean {
    return this.keys.length > 1 && (this.fresh >= leastFresh || this.freshBytes >= leastFreshBytes);
  }
}

/**
 * The oldest entries that are not packed well, if there are enough up to a sequence to make it worth the work.
 * @throws StorageUnavailable if the stream has a gap
 */
export function* findPackable(table: Table, stream: string, upTo: number): Steps<Packable | undefined> {
  let run = new Packable();
  for (let next = 1; ; ) {
    const before = next;
    let packed: Steps<LogEntry[]> | undefined;
    // A look of its own for each step: the next one comes in another turn, and the log has grown meanwhile.
    const range = table.getRange({ start: [stream, next], end: [stream, upTo + 1], limit: stepValues });
    for (const { key, value } of range) {
      const first = key[1] as number;
      if (first !== next) throw new StorageUnavailable(`the log is damaged: ${stream} lacks entry ${next}`);
      next += countEntries(stream, first, value);
      if (next > upTo + 1) return run.isWorthIt ? run : undefined;
      const isPackedWell = isPacked(value) && next - first >= leastPacked;
      // Only neighbours can go together, and only so much.
      if (isPackedWell || run.bytes + value.length > mostPackedBytes || run.entries.length >= mostPacked) {
        if (run.isWorthIt) return run;
        run = new Packable();
      }
      if (isPackedWell) continue;
      run.keys.push(key);
      run.bytes += value.length;
      if (isPacked(value)) {
        packed = decodePacked(stream, first, value);
        break;
      }
      for (const entry of decodeEntries(stream, first, value)) run.entries.push(entry);
      run.fresh += next - first;
      run.freshBytes += value.length;
    }
    if (packed) for (const entry of yield* packed) run.entries.push(entry);
    if (next === before) return run.isWorthIt ? run : undefined;
    yield;
  }
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
