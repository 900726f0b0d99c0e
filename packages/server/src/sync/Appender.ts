import type { EntryChange } from "@querschnitt/shared/policy/entries";
import type { Append, NewEntry, UpdateLog } from "../storage/UpdateLog.ts";
import type { GroupCommit } from "./GroupCommit.ts";

/** An admitted update on its way to the log. */
export interface QueuedEntry<Sender> extends NewEntry {
  sender: Sender | undefined;
  /** What it changed in a ledger. */
  changes: readonly EntryChange[];
}

/** What one flush made durable. */
export interface Batch<Sender> {
  entries: readonly QueuedEntry<Sender>[];
  /** Sequence of the last entry. */
  sequence: number;
  digest: Uint8Array | undefined;
}

export interface AppenderOptions<Sender> {
  log: UpdateLog;
  groupCommit: GroupCommit;
  stream: string;
  /** Sequence of the last entry in the log. */
  sequence: number;
  /** Metadata to be stored with the next entries, read at the moment they are appended. */
  digest(): Uint8Array | undefined;
  onFlushed(batch: Batch<Sender>): void;
  onFailed(error: unknown): void;
}

interface Waiter {
  sequence: number;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Hands admitted updates of one room to the log, in order. What comes in while an append is under way waits and then
 * goes together with everything else that the group commit finds.
 */
export class Appender<Sender> {
  readonly #options: AppenderOptions<Sender>;
  #queue: QueuedEntry<Sender>[] = [];
  #metadata: Record<string, Uint8Array> = {};
  #state: "idle" | "scheduled" | "appending" | "failed" = "idle";
  #admitted: number;
  #flushed: number;
  #waiters: Waiter[] = [];
  readonly #idle: (() => void)[] = [];
  #failure: unknown;

  constructor(options: AppenderOptions<Sender>) {
    this.#options = options;
    this.#admitted = options.sequence;
    this.#flushed = options.sequence;
  }

  /** Sequence of the last update that was admitted. */
  get admitted(): number {
    return this.#admitted;
  }

  /** Sequence of the last update that is on disk. */
  get flushed(): number {
    return this.#flushed;
  }

  get isIdle(): boolean {
    return this.#state === "idle" || this.#state === "failed";
  }

  /** Queues an admitted update and answers its sequence. */
  push(entry: QueuedEntry<Sender>): number {
    this.#queue.push(entry);
    this.#schedule();
    return ++this.#admitted;
  }

  /** Queues metadata; with entries if there are any, else by itself. */
  note(key: string, value: Uint8Array): void {
    this.#metadata[key] = value;
    this.#schedule();
  }

  /** Resolves once the log is flushed up to a sequence; rejects if that fails. */
  whenFlushed(sequence: number): Promise<void> {
    if (sequence <= this.#flushed) return Promise.resolve();
    if (this.#state === "failed") return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => this.#waiters.push({ sequence, resolve, reject }));
  }

  /** Resolves once nothing is on its way, metadata included, or the log has failed. */
  whenIdle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#state !== "idle") return;
    this.#state = "scheduled";
    this.#options.groupCommit.join(() => this.#run());
  }

  /** Appends what waits. @returns how many updates that were */
  async #run(): Promise<number> {
    const count = await this.#appendWaiting();
    if (this.isIdle) for (const resolve of this.#idle.splice(0)) resolve();
    return count;
  }

  async #appendWaiting(): Promise<number> {
    this.#state = "appending";
    const entries = this.#queue;
    const metadata = this.#metadata;
    this.#queue = [];
    this.#metadata = {};
    try {
      await this.#append(entries, metadata);
    } catch (error) {
      if (entries.length > 0 || this.#queue.length > 0) {
        this.#fail(error);
        return 0;
      }
      // Nothing anybody waits for: reading goes on, and it goes with the next update.
      this.#metadata = { ...metadata, ...this.#metadata };
      this.#state = "idle";
      return 0;
    }
    this.#state = "idle";
    if (this.#queue.length > 0 || Object.keys(this.#metadata).length > 0) this.#schedule();
    return entries.length;
  }

  async #append(entries: Batch<Sender>["entries"], metadata: Record<string, Uint8Array>): Promise<void> {
    const { log, stream, digest, onFlushed } = this.#options;
    const digested = entries.length > 0 ? digest() : undefined;
    const append: Append = {
      stream,
      expected: this.#flushed,
      entries: entries.map(({ person, receivedAt, update }) => ({ person, receivedAt, update })),
      metadata: digested ? { ...metadata, digest: digested } : metadata,
    };
    await log.append([append]);
    this.#flushed += entries.length;
    if (entries.length > 0) onFlushed({ entries, sequence: this.#flushed, digest: digested });
    const resolved = this.#waiters.filter(({ sequence }) => sequence <= this.#flushed);
    if (resolved.length > 0) this.#waiters = this.#waiters.filter(({ sequence }) => sequence > this.#flushed);
    for (const waiter of resolved) waiter.resolve();
  }

  #fail(error: unknown): void {
    this.#state = "failed";
    this.#failure = error;
    this.#queue = [];
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
    this.#options.onFailed(error);
  }
}
