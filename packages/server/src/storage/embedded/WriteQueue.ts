import { StorageUnavailable } from "../UpdateLog.ts";
import type { LogFile, TableName } from "./LogFile.ts";
import type { Key } from "./readWholeLog.ts";

/** A value to be written, or, without one, a key to be removed. */
export interface Put {
  table: TableName;
  key: Key;
  value: Uint8Array | undefined;
}

interface Waiting {
  puts: readonly Put[];
  resolve(): void;
  reject(error: unknown): void;
}

export interface WriteQueueListener {
  /** Everything that was added is on disk. */
  emptied(): void;
  /** A flush has failed, and all that waited with it. */
  failed(): void;
}

/** Writes in the order of the calls; what comes in while a flush is under way goes together into the next one. */
export class WriteQueue {
  readonly #file: LogFile;
  readonly #listener: WriteQueueListener;
  #waiting: Waiting[] = [];
  readonly #works: (() => Promise<void>)[] = [];
  #flushing: Promise<void> | undefined;

  constructor(file: LogFile, listener: WriteQueueListener) {
    this.#file = file;
    this.#listener = listener;
  }

  /** Resolves once all of it is on disk; all or nothing. @throws StorageUnavailable */
  add(puts: readonly Put[]): Promise<void> {
    const flushed = new Promise<void>((resolve, reject) => this.#waiting.push({ puts, resolve, reject }));
    // Whoever waits for it as well must not be the only one to handle a failure.
    flushed.catch(() => {});
    this.#flushing ??= this.#flush();
    return flushed;
  }

  /** Resolves once nothing is under way. */
  async settled(): Promise<void> {
    await this.#flushing;
  }

  /** Runs something while nothing is being written; what is added meanwhile is written after it. */
  alone(work: () => Promise<void>): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      this.#works.push(() => work().then(resolve, reject));
    });
    this.#flushing ??= this.#flush();
    return done;
  }

  async #flush(): Promise<void> {
    // Calls of the same turn of the event loop go together even when nothing is under way.
    await Promise.resolve();
    while (this.#waiting.length > 0 || this.#works.length > 0) {
      await this.#works.shift()?.();
      if (this.#waiting.length === 0) continue;
      const flushed = this.#waiting;
      this.#waiting = [];
      try {
        await this.#commit(flushed);
        if (this.#waiting.length === 0) this.#listener.emptied();
        for (const { resolve } of flushed) resolve();
      } catch (cause) {
        // What waits was judged against what was never reached: it fails along.
        const failed = [...flushed, ...this.#waiting];
        this.#waiting = [];
        this.#listener.failed();
        const error = new StorageUnavailable(`the log cannot be written: ${(cause as Error).message}`, {
          cause,
        });
        for (const { reject } of failed) reject(error);
      }
    }
    this.#flushing = undefined;
  }

  async #commit(waiting: readonly Waiting[]): Promise<void> {
    const written = this.#file.batch(() => {
      for (const { puts } of waiting) {
        for (const { table, key, value } of puts) {
          const target = this.#file.table(table);
          const put = value === undefined ? target.remove(key) : target.put(key, value);
          // The batch tells whether it all went well; each put's own promise would go unhandled.
          put.catch(() => {});
        }
      }
    });
    try {
      await written;
    } catch (error) {
      const { commitError } = error as { commitError?: Promise<unknown> };
      await commitError;
      throw error;
    }
  }
}
