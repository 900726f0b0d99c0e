import { readFileSync } from "node:fs";
import type { Seeded } from "../../../../../../tests/support/seeded.ts";

/** Pages of the log file, and within each of the two meta pages where the number of its transaction stands. */
const pageSize = 4096;
const transactionAt = 152;
const sectorSize = 512;

/** A copy of the log file as it was at one moment, with all that the system may not have flushed yet. */
export interface LogImage {
  bytes: Buffer;
  /** Number of the transaction that counts. */
  transaction: number;
}

/**
 * Copies the log file while it is in use. Meta pages come first and are read first; what is written after that is
 * nothing that they point to.
 */
export function takeImage(path: string): LogImage {
  const bytes = readFileSync(path);
  const transactions = [0, pageSize].map((at) => Number(bytes.readBigUInt64LE(at + transactionAt)));
  return { bytes, transaction: Math.max(...transactions) };
}

/**
 * What the disk may hold if the power fails while the transaction after an image is being written: LMDB writes its
 * pages, flushes them, and only then writes one meta page, past all caches. So until then the meta pages are the old
 * ones, and of the other pages any part may be written, in any order, or be something else altogether.
 * @throws Error if more than one transaction lies between the images, or its meta page cannot be written as a whole
 */
export function* tornImages(
  before: LogImage,
  after: LogImage,
  random: Seeded,
  count: number,
): Generator<Buffer> {
  if (after.transaction !== before.transaction + 1) throw new Error("more than one transaction");
  expectWholeMeta(before.bytes, after.bytes);
  const changed = changedPages(before.bytes, after.bytes);
  for (let number = 0; number < count; number++) {
    const grown = random.below((after.bytes.length - before.bytes.length) / pageSize + 1);
    const length = before.bytes.length + grown * pageSize;
    const torn = Buffer.alloc(length, random.chance(0.5) ? 0 : 0xa5);
    before.bytes.copy(torn);
    const share = random.pick([0.1, 0.5, 1]);
    for (const at of changed) {
      if (at < length && random.chance(share))
        write(torn.subarray(at, at + pageSize), at, after.bytes, random);
    }
    yield torn;
  }
}

/** Writes a page in whole or in part, or spoils it. */
function write(page: Buffer, at: number, from: Buffer, random: Seeded): void {
  const manner = random.pick(["whole", "whole", "sectors", "spoilt"] as const);
  for (let sector = 0; sector < pageSize; sector += sectorSize) {
    if (manner === "sectors" && random.chance(0.5)) continue;
    if (manner === "spoilt") page.fill(random.below(256), sector, sector + sectorSize);
    else from.subarray(at + sector, at + sector + sectorSize).copy(page, sector);
  }
}

/** Where the pages begin that differ, without the two meta pages. */
function changedPages(before: Buffer, after: Buffer): number[] {
  const changed: number[] = [];
  for (let at = 2 * pageSize; at < Math.max(before.length, after.length); at += pageSize) {
    if (!before.subarray(at, at + pageSize).equals(after.subarray(at, at + pageSize))) changed.push(at);
  }
  return changed;
}

/** A disk writes a sector wholly or not at all, so what changes in the meta pages must lie within one. */
function expectWholeMeta(before: Buffer, after: Buffer): void {
  const sectors = new Set<number>();
  for (let at = 0; at < 2 * pageSize; at++) {
    if (before[at] !== after[at]) sectors.add(Math.floor(at / sectorSize));
  }
  if (sectors.size !== 1) throw new Error(`the meta pages were written in ${sectors.size} sectors`);
}
