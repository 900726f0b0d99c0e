import type { LogEntry, Rewriting } from "../UpdateLog.ts";
import { inTurns, Turn } from "./inTurns.ts";
import type { LogFile } from "./LogFile.ts";
import {
  decodeEntries,
  decodePacked,
  encodeEntries,
  encodeMetadata,
  encodePacked,
  isPacked,
} from "./logValues.ts";
import { keysOf } from "./readEntries.ts";
import type { Put } from "./WriteQueue.ts";

/** What has to be written so that a stream's entries are as `change` wants them; values that stay are not among it. */
export async function rewriteStream(file: LogFile, stream: string, rewriting: Rewriting): Promise<Put[]> {
  const puts: Put[] = [];
  const turn = new Turn();
  for (const key of keysOf(file.entries, stream)) {
    const value = file.entries.get(key);
    if (!value) continue;
    const first = Number(key[1]);
    const wasPacked = isPacked(value);
    const entries = wasPacked
      ? await inTurns(decodePacked(stream, first, value))
      : decodeEntries(stream, first, value);
    const changed = await changedBy(entries, rewriting, turn);
    if (!changed) continue;
    const encoded = wasPacked
      ? await encodePacked(stream, first, changed)
      : encodeEntries(stream, first, changed);
    puts.push({ table: "entries", key, value: encoded });
  }
  for (const [name, value] of Object.entries(rewriting.metadata)) {
    const encoded = value === null ? undefined : encodeMetadata(stream, name, value);
    puts.push({ table: "metadata", key: [stream, name], value: encoded });
  }
  return puts;
}

/** The entries with those replaced that `change` wants otherwise; undefined if it wants none. */
async function changedBy(
  entries: readonly LogEntry[],
  { change }: Rewriting,
  turn: Turn,
): Promise<LogEntry[] | undefined> {
  let isChanged = false;
  const changed: LogEntry[] = [];
  for (const entry of entries) {
    const update = change(entry.update);
    if (update) isChanged = true;
    changed.push(update ? { ...entry, update } : entry);
    if (turn.isOver) await turn.end();
  }
  return isChanged ? changed : undefined;
}
