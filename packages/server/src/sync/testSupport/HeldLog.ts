import {
  type Append,
  type LogEntry,
  type Rewriting,
  SequenceConflict,
  type UpdateLog,
} from "../../storage/UpdateLog.ts";

/** A log in memory whose flushes are let through, or fail, when a test says so. */
export class HeldLog implements UpdateLog {
  readonly #streams = new Map<string, LogEntry[]>();
  readonly #metadata = new Map<string, Map<string, Uint8Array>>();
  #gate: Promise<void> | undefined;
  #open: (() => void) | undefined;
  /** Thrown by every append and every read until it is cleared. */
  appendError: Error | undefined;
  readError: Error | undefined;
  appends = 0;
  /** After which entries of which streams it was read. */
  readonly reads: { stream: string; after: number }[] = [];

  /** From now on appends wait for `release`. */
  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  release(): void {
    this.#open?.();
    this.#gate = undefined;
  }

  async append(appends: readonly Append[]): Promise<{ duplicate: boolean }> {
    this.appends++;
    await this.#gate;
    if (this.appendError) throw this.appendError;
    for (const { stream, expected } of appends) {
      const end = this.#streams.get(stream)?.length ?? 0;
      if (end !== expected) throw new SequenceConflict(stream, expected, end);
    }
    for (const { stream, entries, metadata } of appends) {
      const stored = this.#streams.get(stream) ?? [];
      for (const entry of entries) stored.push({ ...entry, sequence: stored.length + 1 });
      this.#streams.set(stream, stored);
      const kept = this.#metadata.get(stream) ?? new Map<string, Uint8Array>();
      for (const [key, value] of Object.entries(metadata ?? {})) {
        if (value) kept.set(key, value);
        else kept.delete(key);
      }
      this.#metadata.set(stream, kept);
    }
    return { duplicate: false };
  }

  async *read(stream: string, after = 0): AsyncIterable<LogEntry> {
    if (this.readError) throw this.readError;
    this.reads.push({ stream, after });
    yield* (this.#streams.get(stream) ?? []).slice(after);
  }

  async remove(stream: string): Promise<void> {
    this.#streams.delete(stream);
    this.#metadata.delete(stream);
  }

  has(stream: string, key: string): boolean {
    return this.#metadata.get(stream)?.has(key) ?? false;
  }

  async end(stream: string): Promise<number> {
    return this.#streams.get(stream)?.length ?? 0;
  }

  async metadata(stream: string, prefix = ""): Promise<Map<string, Uint8Array>> {
    const kept = this.#metadata.get(stream) ?? new Map<string, Uint8Array>();
    return new Map([...kept].filter(([key]) => key.startsWith(prefix)));
  }

  async metadataOf(streams: readonly string[], key: string): Promise<(Uint8Array | undefined)[]> {
    return streams.map((stream) => this.#metadata.get(stream)?.get(key));
  }

  async compact(): Promise<void> {}

  async rewrite(stream: string, { change, metadata }: Rewriting): Promise<void> {
    const stored = this.#streams.get(stream) ?? [];
    this.#streams.set(
      stream,
      stored.map((entry) => ({ ...entry, update: change(entry.update) ?? entry.update })),
    );
    await this.append([{ stream, expected: stored.length, entries: [], metadata }]);
  }

  async purge(): Promise<void> {}

  async close(): Promise<void> {}
}
