import type { Directory, DirectoryData } from "./storage/Directory.ts";
import {
  type Append,
  type LogEntry,
  type Rewriting,
  StorageUnavailable,
  type UpdateLog,
} from "./storage/UpdateLog.ts";

/** Remembers whether the last attempt to write went well, for whoever watches over the server. */
export class StorageWatch {
  readonly #failed = new Set<"log" | "directory">();

  get state(): "ok" | "read-only" {
    return this.#failed.size === 0 ? "ok" : "read-only";
  }

  /** The same log, watched. */
  log(log: UpdateLog): UpdateLog {
    return {
      append: (appends: readonly Append[], idempotencyKey?: string) =>
        this.#watch("log", log.append(appends, idempotencyKey)),
      read: (stream: string, after?: number): AsyncIterable<LogEntry> => log.read(stream, after),
      end: (stream: string) => log.end(stream),
      metadata: (stream: string, prefix?: string) => log.metadata(stream, prefix),
      metadataOf: (streams: readonly string[], key: string) => log.metadataOf(streams, key),
      compact: (stream: string, upTo: number) => this.#watch("log", log.compact(stream, upTo)),
      remove: (stream: string) => this.#watch("log", log.remove(stream)),
      rewrite: (stream: string, rewriting: Rewriting) => this.#watch("log", log.rewrite(stream, rewriting)),
      purge: () => this.#watch("log", log.purge()),
      close: () => log.close(),
    };
  }

  /** The same directory, watched. */
  directory(directory: Directory): Directory {
    return {
      current: () => directory.current(),
      update: <Answer>(change: (data: DirectoryData) => Answer) =>
        this.#watch("directory", directory.update(change)),
      subscribe: (listener: () => void) => directory.subscribe(listener),
      close: () => directory.close(),
    };
  }

  async #watch<Answer>(what: "log" | "directory", writing: Promise<Answer>): Promise<Answer> {
    try {
      const answer = await writing;
      this.#failed.delete(what);
      return answer;
    } catch (error) {
      if (error instanceof StorageUnavailable) this.#failed.add(what);
      throw error;
    }
  }
}
