import { randomBytes } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import { open as openFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { open, type RootDatabase } from "lmdb";
import { StorageUnavailable } from "../UpdateLog.ts";
import { bytesInUse } from "./compaction.ts";
import { syncFolder } from "./durableFiles.ts";
import type { Key, Table } from "./readWholeLog.ts";
import { startFreeList } from "./startFreeList.ts";

const tableNames = ["entries", "metadata", "idempotencyKeys"] as const;
export type TableName = (typeof tableNames)[number];

interface OpenFile {
  environment: RootDatabase<Uint8Array, Key>;
  tables: Record<TableName, Table>;
}

/** An open LMDB file and its tables. Whoever keeps a table beyond one turn of the loop must keep `renew` away meanwhile. */
export class LogFile {
  readonly #path: string;
  #open: OpenFile;

  /** Opens a file, or creates it. @throws Error of LMDB */
  constructor(path: string) {
    this.#path = path;
    this.#open = openAt(path);
  }

  get entries(): Table {
    return this.#open.tables.entries;
  }

  get metadata(): Table {
    return this.#open.tables.metadata;
  }

  get idempotencyKeys(): Table {
    return this.#open.tables.idempotencyKeys;
  }

  table(name: TableName): Table {
    return this.#open.tables[name];
  }

  get usedBytes(): number {
    return bytesInUse(Object.values(this.#open.tables));
  }

  /** Runs `change` in one transaction; resolves once it is on disk. */
  batch(change: () => void): Promise<unknown> {
    return this.#open.environment.batch(change);
  }

  /** Writes a copy without the bytes that were given free, as of this moment. @throws StorageUnavailable */
  async copyTo(path: string): Promise<void> {
    try {
      await this.#copy(path);
    } catch (cause) {
      throw new StorageUnavailable(`the log cannot be copied: ${(cause as Error).message}`, { cause });
    }
  }

  /**
   * Puts a copy without the bytes that were given free in the place of the file, while reading goes on. Nothing may be
   * written meanwhile. Whatever happens, the file at the path is whole: the old one or the new one.
   * @throws StorageUnavailable; then the old file stays
   */
  async renew(): Promise<void> {
    const copy = `${this.#path}.${randomBytes(4).toString("hex")}.tmp`;
    let fresh: OpenFile | undefined;
    try {
      await this.#copy(copy);
      const file = await openFile(copy, "r+");
      await file.sync();
      await file.close();
      // Opened under this name, so that nothing is written to it before it has the right one.
      fresh = openAt(copy);
      renameSync(copy, this.#path);
    } catch (cause) {
      await fresh?.environment.close();
      for (const left of [copy, `${copy}-lock`]) await rm(left, { force: true }).catch(() => {});
      throw new StorageUnavailable(`the log cannot be written anew: ${(cause as Error).message}`, { cause });
    }
    const old = this.#open;
    this.#open = fresh;
    if (existsSync(`${copy}-lock`)) renameSync(`${copy}-lock`, `${this.#path}-lock`);
    await old.environment.close();
    await syncFolder(dirname(this.#path));
  }

  async close(): Promise<void> {
    await this.#open.environment.close();
  }

  async #copy(path: string): Promise<void> {
    await this.#open.environment.backup(path, true);
    await startFreeList(path);
  }
}

function openAt(path: string): OpenFile {
  const environment = open<Uint8Array, Key>({
    path,
    encoding: "binary",
    maxDbs: 4,
    // With it, a write's promise would resolve before the flush. Without it, LMDB flushes the data and then
    // writes the meta page through O_DSYNC, and only then is the promise resolved.
    overlappingSync: false,
    // We batch ourselves; lmdb-js' own batches make promises whose failure nobody can handle, which ends the process.
    eventTurnBatching: false,
  });
  try {
    const table = (name: TableName): Table =>
      environment.openDB<Uint8Array, Key>({ name, encoding: "binary" });
    const [entries, metadata, idempotencyKeys] = tableNames.map(table) as [Table, Table, Table];
    return { environment, tables: { entries, metadata, idempotencyKeys } };
  } catch (error) {
    environment.close();
    throw error;
  }
}
