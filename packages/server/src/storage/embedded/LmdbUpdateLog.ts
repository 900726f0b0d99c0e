import { truncateSync } from "node:fs";
import { open, type RootDatabase } from "lmdb";
import {
  type Append,
  isLogName,
  type LogEntry,
  namesIn,
  SequenceConflict,
  StorageUnavailable,
  type UpdateLog,
} from "../UpdateLog.ts";
import { checkLogFile } from "./checkLogFile.ts";
import { bytesInUse, findPackable } from "./compaction.ts";
import { inTurns, type Steps, Turn } from "./inTurns.ts";
import { decodeMetadata, encodeEntries, encodeMetadata, encodePacked } from "./logValues.ts";
import { keysOf, readEnd, readSlice } from "./readEntries.ts";
import { type Key, readWholeLog, type Table } from "./readWholeLog.ts";
import { startFreeList } from "./startFreeList.ts";
import { type Put, WriteQueue } from "./WriteQueue.ts";

/** Entries after which a reading looks whether others should get their turn. */
const entriesPerLook = 64;
/** Streams whose ends are remembered without a look at the disk. */
const mostRememberedEnds = 10_000;

/**
 * The log in one LMDB file. Nobody else may have the file open: ends of streams are known here before they are on
 * disk. Calls that come in while a flush is under way go together into the next one.
 */
export class LmdbUpdateLog implements UpdateLog {
  readonly #environment: RootDatabase<Uint8Array, Key>;
  readonly #entries: Table;
  readonly #metadata: Table;
  readonly #idempotencyKeys: Table;
  /** Ends of streams that are being appended to, the waiting entries counted in. */
  readonly #pendingEnds = new Map<string, number>();
  /** Ends that are on disk, of streams appended to lately: looking one up means reading its last value. */
  readonly #flushedEnds = new Map<string, number>();
  readonly #pendingKeys = new Map<string, Promise<unknown>>();
  readonly #writes: WriteQueue;
  #compacting: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Opens a log file, or creates it. @throws StorageUnavailable */
  static open(path: string): LmdbUpdateLog {
    const { filledUpFrom } = checkLogFile(path);
    try {
      const log = new LmdbUpdateLog(path);
      if (filledUpFrom !== undefined) log.#readAll();
      return log;
    } catch (cause) {
      if (filledUpFrom !== undefined) {
        // Back to what it was: the next start must find it out again.
        truncateSync(path, filledUpFrom);
        throw new StorageUnavailable(`${path} is cut off after ${filledUpFrom} bytes`, { cause });
      }
      if (cause instanceof StorageUnavailable) throw cause;
      throw new StorageUnavailable(`${path} cannot be opened: ${(cause as Error).message}`, { cause });
    }
  }

  private constructor(path: string) {
    this.#environment = open<Uint8Array, Key>({
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
      const table = (name: string) => this.#environment.openDB<Uint8Array, Key>({ name, encoding: "binary" });
      this.#entries = table("entries");
      this.#metadata = table("metadata");
      this.#idempotencyKeys = table("idempotencyKeys");
      this.#writes = new WriteQueue(this.#environment, {
        emptied: () => this.#rememberEnds(),
        failed: () => {
          // They were judged against ends that were never reached.
          this.#pendingEnds.clear();
          this.#pendingKeys.clear();
        },
      });
    } catch (error) {
      this.#environment.close();
      throw error;
    }
  }

  /** Whether nothing was ever written. */
  get isEmpty(): boolean {
    return this.#reading(() => [...this.#entries.getKeys({ limit: 1 })].length === 0);
  }

  /** Bytes that are in use; the file has them and those that were given free, which it keeps for what comes. */
  get usedBytes(): number {
    return this.#reading(() => bytesInUse([this.#entries, this.#metadata, this.#idempotencyKeys]));
  }

  /** Writes a copy without the bytes that were given free, as of this moment. @throws StorageUnavailable */
  async copyTo(path: string): Promise<void> {
    try {
      await this.#environment.backup(path, true);
      await startFreeList(path);
    } catch (cause) {
      throw new StorageUnavailable(`the log cannot be copied: ${(cause as Error).message}`, { cause });
    }
  }

  async append(appends: readonly Append[], idempotencyKey?: string): Promise<{ duplicate: boolean }> {
    if (this.#closed) throw new StorageUnavailable("the log is closed");
    for (const name of namesIn(appends, idempotencyKey)) {
      if (!isLogName(name)) throw new TypeError(`"${name}" is no name for a stream, metadata or an append`);
    }
    if (idempotencyKey !== undefined) {
      const pending = this.#pendingKeys.get(idempotencyKey);
      if (pending) {
        await pending;
        return { duplicate: true };
      }
      if (this.#reading(() => this.#idempotencyKeys.doesExist([idempotencyKey, 0]))) {
        return { duplicate: true };
      }
    }
    let puts: Put[];
    try {
      puts = this.#encode(appends);
    } catch (error) {
      // What was lost to may still be on its way: whoever hears of a conflict must find it when reading.
      if (error instanceof SequenceConflict) await this.#writes.settled();
      throw error;
    }
    if (idempotencyKey !== undefined) await this.#writeOnce(puts, idempotencyKey);
    else if (puts.length > 0) await this.#writes.add(puts);
    return { duplicate: false };
  }

  async *read(stream: string, after = 0): AsyncGenerator<LogEntry> {
    let last = after;
    const turn = new Turn();
    for (;;) {
      const slice = await inTurns(this.#whileOpen(readSlice(this.#entries, stream, last)));
      if (!slice) throw new StorageUnavailable("the log is closed");
      if (slice.length === 0) return;
      for (const entry of slice) {
        if (entry.sequence <= last) continue;
        if (entry.sequence !== last + 1) {
          throw new StorageUnavailable(`the log is damaged: ${stream} lacks entry ${last + 1}`);
        }
        last = entry.sequence;
        yield entry;
        // What the reader makes of an entry takes longer than reading it.
        if (last % entriesPerLook === 0 && turn.isOver) await turn.end();
      }
    }
  }

  async end(stream: string): Promise<number> {
    return this.#reading(() => readEnd(this.#entries, stream));
  }

  async metadata(stream: string, prefix = ""): Promise<Map<string, Uint8Array>> {
    return this.#reading(() => {
      const found = new Map<string, Uint8Array>();
      for (const { key, value } of this.#metadata.getRange({ start: [stream, prefix] })) {
        const name = String(key[1]);
        if (key[0] !== stream || !name.startsWith(prefix)) break;
        found.set(name, decodeMetadata(stream, name, value));
      }
      return found;
    });
  }

  async metadataOf(streams: readonly string[], key: string): Promise<(Uint8Array | undefined)[]> {
    return this.#reading(() =>
      streams.map((stream) => {
        const value = this.#metadata.get([stream, key]);
        return value && decodeMetadata(stream, key, value);
      }),
    );
  }

  compact(stream: string, upTo: number): Promise<void> {
    // One after the other: what is read in several turns must not be packed by somebody else meanwhile.
    const compacted = this.#compacting.then(() => this.#compact(stream, upTo));
    this.#compacting = compacted.catch(() => {});
    return compacted;
  }

  async #compact(stream: string, upTo: number): Promise<void> {
    for (;;) {
      const run = await inTurns(this.#whileOpen(findPackable(this.#entries, stream, upTo)));
      if (!run) return;
      const { first, keys, entries } = run;
      const value = await encodePacked(stream, first, entries);
      if (this.#closed) return;
      const removed = keys.map((key): Put => ({ table: this.#entries, key, value: undefined }));
      await this.#writes.add([...removed, { table: this.#entries, key: [stream, first], value }]);
    }
  }

  async remove(stream: string): Promise<void> {
    await this.#writes.settled();
    const tables = [this.#entries, this.#metadata];
    const removed = this.#reading(() =>
      tables.flatMap((table) => keysOf(table, stream).map((key): Put => ({ table, key, value: undefined }))),
    );
    if (removed.length > 0) await this.#writes.add(removed);
    this.#pendingEnds.delete(stream);
    this.#flushedEnds.delete(stream);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#writes.settled();
    await this.#environment.close();
  }

  #readAll(): void {
    try {
      this.#reading(() => readWholeLog(this.#entries, this.#metadata, this.#idempotencyKeys));
    } catch (error) {
      this.#environment.close();
      throw error;
    }
  }

  /** Checks every stream's expectation, then takes note of the new ends: all or nothing. @throws SequenceConflict */
  #encode(appends: readonly Append[]): Put[] {
    const ends = new Map<string, number>();
    const puts: Put[] = [];
    for (const { stream, expected, entries, metadata } of appends) {
      const end =
        ends.get(stream) ??
        this.#pendingEnds.get(stream) ??
        this.#flushedEnds.get(stream) ??
        this.#reading(() => readEnd(this.#entries, stream));
      if (end !== expected) throw new SequenceConflict(stream, expected, end);
      if (entries.length > 0) {
        const value = encodeEntries(stream, end + 1, entries);
        puts.push({ table: this.#entries, key: [stream, end + 1], value });
      }
      for (const [key, value] of Object.entries(metadata ?? {})) {
        const encoded = value === null ? undefined : encodeMetadata(stream, key, value);
        puts.push({ table: this.#metadata, key: [stream, key], value: encoded });
      }
      ends.set(stream, end + entries.length);
    }
    for (const [stream, end] of ends) this.#pendingEnds.set(stream, end);
    return puts;
  }

  #rememberEnds(): void {
    if (this.#flushedEnds.size > mostRememberedEnds) this.#flushedEnds.clear();
    for (const [stream, end] of this.#pendingEnds) this.#flushedEnds.set(stream, end);
    this.#pendingEnds.clear();
  }

  /** Writes under an idempotency key, for which others may be waiting as well. */
  async #writeOnce(puts: readonly Put[], key: string): Promise<void> {
    const flushed = this.#writes.add([
      ...puts,
      { table: this.#idempotencyKeys, key: [key, 0], value: new Uint8Array(1) },
    ]);
    this.#pendingKeys.set(key, flushed);
    try {
      await flushed;
    } finally {
      if (this.#pendingKeys.get(key) === flushed) this.#pendingKeys.delete(key);
    }
  }

  /** The log may be closed between two steps, and a closed file must not be touched: then there is no answer. */
  *#whileOpen<Answer>(steps: Steps<Answer>): Steps<Answer | undefined> {
    while (!this.#closed) {
      const step = this.#reading(() => steps.next());
      if (step.done) return step.value;
      yield;
    }
    return undefined;
  }

  #reading<Answer>(read: () => Answer): Answer {
    if (this.#closed) throw new StorageUnavailable("the log is closed");
    try {
      return read();
    } catch (cause) {
      if (cause instanceof StorageUnavailable) throw cause;
      throw new StorageUnavailable(`the log cannot be read: ${(cause as Error).message}`, { cause });
    }
  }
}
