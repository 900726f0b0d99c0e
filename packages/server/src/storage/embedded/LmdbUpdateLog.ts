import { truncateSync } from "node:fs";
import {
  type Append,
  isLogName,
  type LogEntry,
  namesIn,
  type Rewriting,
  SequenceConflict,
  StorageUnavailable,
  type UpdateLog,
} from "../UpdateLog.ts";
import { checkLogFile } from "./checkLogFile.ts";
import { findPackable } from "./compaction.ts";
import { inTurns, type Steps, Turn } from "./inTurns.ts";
import { LogFile } from "./LogFile.ts";
import { decodeMetadata, encodeEntries, encodeMetadata, encodePacked } from "./logValues.ts";
import { keysOf, readEnd, readMetadata, readSlice } from "./readEntries.ts";
import { readWholeLog } from "./readWholeLog.ts";
import { rewriteStream } from "./rewriteStream.ts";
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
  readonly #file: LogFile;
  /** Ends of streams that are being appended to, the waiting entries counted in. */
  readonly #pendingEnds = new Map<string, number>();
  /** Ends that are on disk, of streams appended to lately: looking one up means reading its last value. */
  readonly #flushedEnds = new Map<string, number>();
  readonly #pendingKeys = new Map<string, Promise<unknown>>();
  readonly #writes: WriteQueue;
  /** The last of those works that need the file as it is for more than a turn. */
  #working: Promise<unknown> = Promise.resolve();
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
    this.#file = new LogFile(path);
    this.#writes = new WriteQueue(this.#file, {
      emptied: () => this.#rememberEnds(),
      failed: () => {
        // They were judged against ends that were never reached.
        this.#pendingEnds.clear();
        this.#pendingKeys.clear();
      },
    });
  }

  /** Whether nothing was ever written. */
  get isEmpty(): boolean {
    return this.#reading(() => [...this.#file.entries.getKeys({ limit: 1 })].length === 0);
  }

  /** Bytes that are in use; the file has them and those that were given free, which it keeps for what comes. */
  get usedBytes(): number {
    return this.#reading(() => this.#file.usedBytes);
  }

  /** Writes a copy without the bytes that were given free, as of a moment after the call. @throws StorageUnavailable */
  copyTo(path: string): Promise<void> {
    return this.#oneByOne(() => this.#file.copyTo(path));
  }

  async append(appends: readonly Append[], idempotencyKey?: string): Promise<{ duplicate: boolean }> {
    this.#requireOpen();
    for (const name of namesIn(appends, idempotencyKey)) {
      if (!isLogName(name)) throw new TypeError(`"${name}" is no name for a stream, metadata or an append`);
    }
    if (idempotencyKey !== undefined) {
      const pending = this.#pendingKeys.get(idempotencyKey);
      if (pending) {
        await pending;
        return { duplicate: true };
      }
      if (this.#reading(() => this.#file.idempotencyKeys.doesExist([idempotencyKey, 0]))) {
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
      const slice = await inTurns(this.#whileOpen(readSlice(this.#file.entries, stream, last)));
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
    return this.#reading(() => readEnd(this.#file.entries, stream));
  }

  async metadata(stream: string, prefix = ""): Promise<Map<string, Uint8Array>> {
    return this.#reading(() => readMetadata(this.#file.metadata, stream, prefix));
  }

  async metadataOf(streams: readonly string[], key: string): Promise<(Uint8Array | undefined)[]> {
    return this.#reading(() =>
      streams.map((stream) => {
        const value = this.#file.metadata.get([stream, key]);
        return value && decodeMetadata(stream, key, value);
      }),
    );
  }

  compact(stream: string, upTo: number): Promise<void> {
    return this.#oneByOne(() => this.#compact(stream, upTo));
  }

  rewrite(stream: string, rewriting: Rewriting): Promise<void> {
    return this.#oneByOne(async () => {
      this.#requireOpen();
      // Behind all that was appended before.
      await this.#writes.add([]);
      const puts = await rewriteStream(this.#file, stream, rewriting);
      if (puts.length > 0) await this.#writes.add(puts);
    });
  }

  purge(): Promise<void> {
    return this.#oneByOne(() => {
      this.#requireOpen();
      return this.#writes.alone(() => this.#file.renew());
    });
  }

  /** What is read or copied in several turns must not be packed, rewritten or replaced by somebody else meanwhile. */
  #oneByOne(work: () => Promise<void>): Promise<void> {
    const worked = this.#working.then(work);
    this.#working = worked.catch(() => {});
    return worked;
  }

  async #compact(stream: string, upTo: number): Promise<void> {
    for (;;) {
      const run = await inTurns(this.#whileOpen(findPackable(this.#file.entries, stream, upTo)));
      if (!run) return;
      const { first, keys, entries } = run;
      const value = await encodePacked(stream, first, entries);
      if (this.#closed) return;
      const removed = keys.map((key): Put => ({ table: "entries", key, value: undefined }));
      await this.#writes.add([...removed, { table: "entries", key: [stream, first], value }]);
    }
  }

  async remove(stream: string): Promise<void> {
    await this.#writes.settled();
    const tables = ["entries", "metadata"] as const;
    const removed = this.#reading(() =>
      tables.flatMap((table) =>
        keysOf(this.#file.table(table), stream).map((key): Put => ({ table, key, value: undefined })),
      ),
    );
    if (removed.length > 0) await this.#writes.add(removed);
    this.#pendingEnds.delete(stream);
    this.#flushedEnds.delete(stream);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#working;
    await this.#writes.settled();
    await this.#file.close();
  }

  #readAll(): void {
    const { entries, metadata, idempotencyKeys } = this.#file;
    try {
      this.#reading(() => readWholeLog(entries, metadata, idempotencyKeys));
    } catch (error) {
      this.#file.close();
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
        this.#reading(() => readEnd(this.#file.entries, stream));
      if (end !== expected) throw new SequenceConflict(stream, expected, end);
      if (entries.length > 0) {
        const value = encodeEntries(stream, end + 1, entries);
        puts.push({ table: "entries", key: [stream, end + 1], value });
      }
      for (const [key, value] of Object.entries(metadata ?? {})) {
        const encoded = value === null ? undefined : encodeMetadata(stream, key, value);
        puts.push({ table: "metadata", key: [stream, key], value: encoded });
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
      { table: "idempotencyKeys", key: [key, 0], value: new Uint8Array(1) },
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

  #requireOpen(): void {
    if (this.#closed) throw new StorageUnavailable("the log is closed");
  }

  #reading<Answer>(read: () => Answer): Answer {
    this.#requireOpen();
    try {
      return read();
    } catch (cause) {
      if (cause instanceof StorageUnavailable) throw cause;
      throw new StorageUnavailable(`the log cannot be read: ${(cause as Error).message}`, { cause });
    }
  }
}
