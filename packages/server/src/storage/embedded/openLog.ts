import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./durableFiles.ts";
import { LmdbUpdateLog } from "./LmdbUpdateLog.ts";

/** A file is written anew if it is at least so large … */
const leastBytes = 2 * 1024 * 1024;
/** … and so many times as large as what is in use of it. */
const leastFactor = 2;

/**
 * Opens a log file, or creates it. One that is mostly free since its entries were packed is first replaced by a copy
 * without what is free: LMDB keeps every page that a file ever had. @throws StorageUnavailable
 */
export async function openLog(path: string): Promise<LmdbUpdateLog> {
  const log = LmdbUpdateLog.open(path);
  try {
    const { size } = await stat(path);
    if (size < leastBytes || size < leastFactor * log.usedBytes) return log;
    const copy = `${path}.${randomBytes(4).toString("hex")}.tmp`;
    if (!(await tryToCopy(log, copy))) return log;
    await log.close();
    await rename(copy, path);
    await syncFolder(dirname(path));
    return LmdbUpdateLog.open(path);
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** Without space for a copy the file stays as it is. */
async function tryToCopy(log: LmdbUpdateLog, copy: string): Promise<boolean> {
  try {
    await log.copyTo(copy);
    const file = await open(copy, "r+");
    await file.sync();
    await file.close();
    return true;
  } catch {
    await rm(copy, { force: true });
    return false;
  }
}
