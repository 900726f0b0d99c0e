import { open } from "lmdb";
import { decodeEpoch, EPOCH_KEY } from "../../epochs.ts";
import { StorageUnavailable } from "../../UpdateLog.ts";
import { checkLogFile } from "../checkLogFile.ts";
import { decodeMetadata } from "../logValues.ts";
import { type Key, readWholeLog, type Table } from "../readWholeLog.ts";

/** What a log file holds. */
export interface LogContents {
  streams: number;
  entries: number;
  /** The largest epoch that stands in it; 1 if there is none. */
  epoch: number;
}

/**
 * Reads a log file from its first to its last entry. Only for a file that nobody else has open: LMDB takes over the
 * count of transactions when it opens a file, which makes a server that writes at this moment write over its own work.
 * @throws StorageUnavailable if anything is missing or not as it was written
 */
export async function inspectLog(path: string): Promise<LogContents> {
  checkLogFile(path);
  const environment = open<Uint8Array, Key>({ path, encoding: "binary", maxDbs: 4, readOnly: true });
  try {
    const table = (name: string): Table => environment.openDB<Uint8Array, Key>({ name, encoding: "binary" });
    const metadata = table("metadata");
    const totals = readWholeLog(table("entries"), metadata, table("idempotencyKeys"));
    return { ...totals, epoch: largestEpoch(metadata) };
  } catch (cause) {
    if (cause instanceof StorageUnavailable) throw cause;
    throw new StorageUnavailable(`the log cannot be read: ${(cause as Error).message}`, { cause });
  } finally {
    await environment.close();
  }
}

function largestEpoch(metadata: Table): number {
  let largest = 1;
  for (const { key, value } of metadata.getRange({})) {
    const [stream, name] = key;
    if (name === EPOCH_KEY)
      largest = Math.max(largest, decodeEpoch(stream, decodeMetadata(stream, EPOCH_KEY, value)));
  }
  return largest;
}
