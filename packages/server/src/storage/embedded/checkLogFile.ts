import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from "node:fs";
import { StorageUnavailable } from "../UpdateLog.ts";

/**
 * Where things stand in an LMDB file (struct MDB_meta in mdb.c of the bundled LMDB 0.9.90, data format 2). Each of
 * the first two pages is a meta page; that of the later transaction counts.
 */
const metaPage = {
  magic: { at: 24, is: 0xbeefc0de },
  version: { at: 28, is: 2 },
  pageSize: 48,
  lastPage: 144,
  transaction: 152,
  bytes: 168,
} as const;

/** Size of a page where nothing else is asked for. */
const usualPageSize = 4096;

/**
 * Pages at the end that may be missing from a sound file: LMDB numbers a page when it takes one, and a page that is
 * given back within the same transaction is never written.
 */
const UNWRITTEN_PAGES = 16;

/**
 * Finds out whether a log file may be opened. LMDB itself is no help here: given something else it kills the process,
 * and so does the first touch of a page that was cut off. A file that lacks a few pages is filled up, so that touching
 * them is an error only; the answer is its size before. It may be sound or not: whoever opens it must read it all.
 * @throws StorageUnavailable
 */
export function checkLogFile(path: string): { filledUpFrom: number | undefined } {
  const sound = { filledUpFrom: undefined };
  let file: number;
  try {
    file = openSync(path, "r+");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return sound;
    throw new StorageUnavailable(`${path} cannot be opened: ${(cause as Error).message}`, { cause });
  }
  try {
    const { size } = fstatSync(file);
    // A crash while the file was being created; nothing can have been written.
    if (size === 0) return sound;
    const first = readMeta(file, 0);
    const second = first && readMeta(file, first.pageSize);
    if (!first || !second) throw new StorageUnavailable(`${path} is damaged or no log file`);
    const { lastPage, pageSize } = second.transaction > first.transaction ? second : first;
    const whole = (lastPage + 1) * pageSize;
    if (size < whole - UNWRITTEN_PAGES * pageSize) {
      throw new StorageUnavailable(`${path} is cut off: it has ${size} of ${whole} bytes`);
    }
    if (size >= whole) return sound;
    ftruncateSync(file, whole);
    return { filledUpFrom: size };
  } finally {
    closeSync(file);
  }
}

/** Pages that LMDB writes of a new file before it first flushes: two meta pages and one of data. */
const newPages = 3;

/** Whether a log file was still being created when the power failed: no transaction can have gone into it. */
export function isUnfinished(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const metas = [readMeta(file, 0), readMeta(file, usualPageSize)];
    return size <= newPages * usualPageSize && metas.every((meta) => !meta || meta.lastPage < newPages);
  } finally {
    closeSync(file);
  }
}

function readMeta(
  file: number,
  at: number,
): { pageSize: number; lastPage: number; transaction: number } | undefined {
  const page = Buffer.alloc(metaPage.bytes);
  if (readSync(file, page, 0, page.length, at) < page.length) return undefined;
  const { magic, version } = metaPage;
  if (page.readUInt32LE(magic.at) !== magic.is || page.readUInt32LE(version.at) !== version.is) {
    return undefined;
  }
  return {
    pageSize: page.readUInt32LE(metaPage.pageSize),
    lastPage: Number(page.readBigUInt64LE(metaPage.lastPage)),
    transaction: Number(page.readBigUInt64LE(metaPage.transaction)),
  };
}
