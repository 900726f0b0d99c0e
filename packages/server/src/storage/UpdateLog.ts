/** One admitted update, as it stands in a stream for ever. */
export interface LogEntry {
  /** 1 for the first entry of a stream, then without gaps. */
  sequence: number;
  /** Who sent it; "server" for the server's own writing. */
  person: string;
  /** Milliseconds since the epoch, the server's clock. */
  receivedAt: number;
  update: Uint8Array;
}

export type NewEntry = Omit<LogEntry, "sequence">;

/** Additions to one stream. `metadata` is set in the same transaction; `null` removes a key. */
export interface Append {
  stream: string;
  /** Sequence of the stream's last entry as the writer knows it; 0 for a stream that does not exist yet. */
  expected: number;
  entries: readonly NewEntry[];
  metadata?: Readonly<Record<string, Uint8Array | null>>;
}

/** What `rewrite` is to make of a stream. */
export interface Rewriting {
  /** The update that is to stand in the place of one; undefined: it stays. */
  change(update: Uint8Array): Uint8Array | undefined;
  /** Set in the same write; `null` removes a key. */
  metadata: Readonly<Record<string, Uint8Array | null>>;
}

/** Somebody else appended first; nothing of the call was written. */
export class SequenceConflict extends Error {
  override name = "SequenceConflict";
  readonly stream: string;
  readonly expected: number;
  readonly found: number;

  constructor(stream: string, expected: number, found: number) {
    super(`stream ${stream} ends at ${found}, not at ${expected}`);
    this.stream = stream;
    this.expected = expected;
    this.found = found;
  }
}

/** The log cannot be read or written (disk full, read-only, damaged); `cause` says why. */
export class StorageUnavailable extends Error {
  override name = "StorageUnavailable";
}

/** Whether something may name a stream, a metadata key or an append. */
export function isLogName(name: string): boolean {
  return /^[A-Za-z0-9/_.-]{1,200}$/.test(name);
}

/** Every name that a call to `append` brings. */
export function* namesIn(appends: readonly Append[], idempotencyKey: string | undefined): Generator<string> {
  if (idempotencyKey !== undefined) yield idempotencyKey;
  for (const { stream, metadata } of appends) {
    yield stream;
    yield* Object.keys(metadata ?? {});
  }
}

/**
 * The truth: streams of updates with a little metadata beside each. Names of streams and of metadata, and
 * idempotency keys, are non-empty strings of letters, digits, "/", "-", "_" and ".", at most 200 characters.
 */
export interface UpdateLog {
  /**
   * Appends to one or more streams, all or nothing, and resolves once everything is flushed to disk.
   * With an idempotency key that was used before, nothing is written and `duplicate` is true.
   * Calls that overlap may share a flush; they are committed in the order in which they were made.
   * @throws SequenceConflict, StorageUnavailable
   */
  append(appends: readonly Append[], idempotencyKey?: string): Promise<{ duplicate: boolean }>;
  /**
   * The flushed entries of a stream after a sequence, in order. A long reading lets others have their turn, the time that
   * the reader takes counted in. @throws StorageUnavailable
   */
  read(stream: string, after?: number): AsyncIterable<LogEntry>;
  /** Sequence of the last flushed entry; 0 if the stream does not exist. */
  end(stream: string): Promise<number>;
  /** The metadata of a stream whose keys begin with `prefix`. */
  metadata(stream: string, prefix?: string): Promise<Map<string, Uint8Array>>;
  /** What stands under one metadata key of each of these streams, in their order; for many streams at once. */
  metadataOf(streams: readonly string[], key: string): Promise<(Uint8Array | undefined)[]>;
  /**
   * Packs entries of a stream up to a sequence into less space, as far as that is worth it; reading gives the same as
   * before. @throws StorageUnavailable
   */
  compact(stream: string, upTo: number): Promise<void>;
  /**
   * Removes a stream with its metadata, as if it had never been; resolves once that is on disk. Nobody may be appending to
   * it. @throws StorageUnavailable
   */
  remove(stream: string): Promise<void>;
  /**
   * Puts other updates in the place of entries that stand in a stream, and metadata beside them, in one write: whose an
   * entry is, its number and its time stay. What is appended after the call is not looked at. @throws StorageUnavailable
   */
  rewrite(stream: string, rewriting: Rewriting): Promise<void>;
  /**
   * Sees to it that nothing that was removed or rewritten can still be found in the files; reading goes on, and what is
   * appended meanwhile waits. @throws StorageUnavailable
   */
  purge(): Promise<void>;
  /** Flushes what is under way and releases the files. */
  close(): Promise<void>;
}
