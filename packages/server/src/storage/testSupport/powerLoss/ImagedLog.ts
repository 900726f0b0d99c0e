import type { LmdbUpdateLog } from "../../embedded/LmdbUpdateLog.ts";
import type { Append, LogEntry, Rewriting, UpdateLog } from "../../UpdateLog.ts";
import { type LogImage, takeImage } from "./logImage.ts";

/** What a call has just made durable. */
export type Made = { kind: "append"; metadata: readonly string[] } | { kind: "compact" };

/** A real log, of whose file a copy is taken whenever a call says that it is on disk. */
export class ImagedLog implements UpdateLog {
  readonly #log: LmdbUpdateLog;
  readonly #path: string;
  readonly #onDurable: (made: Made, image: LogImage) => void;

  /** @param onDurable called before whoever made the call hears of it */
  constructor(log: LmdbUpdateLog, path: string, onDurable: (made: Made, image: LogImage) => void) {
    this.#log = log;
    this.#path = path;
    this.#onDurable = onDurable;
  }

  async append(appends: readonly Append[], idempotencyKey?: string): Promise<{ duplicate: boolean }> {
    const answer = await this.#log.append(appends, idempotencyKey);
    const metadata = appends.flatMap((append) => Object.keys(append.metadata ?? {}));
    this.#onDurable({ kind: "append", metadata }, takeImage(this.#path));
    return answer;
  }

  async compact(stream: string, upTo: number): Promise<void> {
    await this.#log.compact(stream, upTo);
    this.#onDurable({ kind: "compact" }, takeImage(this.#path));
  }

  remove(stream: string): Promise<void> {
    return this.#log.remove(stream);
  }

  rewrite(stream: string, rewriting: Rewriting): Promise<void> {
    return this.#log.rewrite(stream, rewriting);
  }

  purge(): Promise<void> {
    return this.#log.purge();
  }

  read(stream: string, after?: number): AsyncIterable<LogEntry> {
    return this.#log.read(stream, after);
  }

  end(stream: string): Promise<number> {
    return this.#log.end(stream);
  }

  metadata(stream: string, prefix?: string): Promise<Map<string, Uint8Array>> {
    return this.#log.metadata(stream, prefix);
  }

  metadataOf(streams: readonly string[], key: string): Promise<(Uint8Array | undefined)[]> {
    return this.#log.metadataOf(streams, key);
  }

  close(): Promise<void> {
    return this.#log.close();
  }
}
