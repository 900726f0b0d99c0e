import { readFile } from "node:fs/promises";
import { type Adapter, Low } from "lowdb";
import { z } from "zod";
import { type Directory, type DirectoryData, emptyDirectory } from "../Directory.ts";
import { StorageUnavailable } from "../UpdateLog.ts";
import { DIRECTORY_FORMAT, dataOf, directoryFileShape } from "./directoryShape.ts";
import { replaceFile } from "./durableFiles.ts";

/** lowdb's own file adapter renames without flushing: after a power cut the file could be empty. */
class DurableJsonFile implements Adapter<DirectoryData> {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws StorageUnavailable unless the file is absent or sound */
  async read(): Promise<DirectoryData | null> {
    let text: string;
    try {
      text = await readFile(this.#path, "utf8");
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw new StorageUnavailable(`${this.#path} cannot be read: ${(cause as Error).message}`, { cause });
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (cause) {
      throw new StorageUnavailable(`${this.#path} is no JSON: ${(cause as Error).message}`, { cause });
    }
    const newer = z.looseObject({ format: z.number().gt(DIRECTORY_FORMAT) }).safeParse(json);
    if (newer.success) {
      throw new StorageUnavailable(`${this.#path} was written by a newer version of Querschnitt`);
    }
    const file = directoryFileShape.safeParse(json);
    if (!file.success) {
      throw new StorageUnavailable(`${this.#path} is damaged: ${z.prettifyError(file.error)}`);
    }
    return dataOf(file.data);
  }

  async write(data: DirectoryData): Promise<void> {
    await replaceFile(this.#path, `${JSON.stringify({ format: DIRECTORY_FORMAT, ...data }, null, 2)}\n`);
  }
}

/** The directory in one JSON file that people can read. Only one server may have it open. */
export class LowdbDirectory implements Directory {
  readonly #file: Low<DirectoryData>;
  readonly #listeners = new Set<() => void>();
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Opens the file, or creates it with an empty directory. @throws StorageUnavailable */
  static async open(path: string): Promise<LowdbDirectory> {
    const adapter = new DurableJsonFile(path);
    const data = await adapter.read();
    const file = new Low(adapter, data ?? emptyDirectory());
    if (data === null) {
      try {
        await file.write();
      } catch (cause) {
        throw new StorageUnavailable(`${path} cannot be written: ${(cause as Error).message}`, { cause });
      }
    }
    return new LowdbDirectory(file);
  }

  private constructor(file: Low<DirectoryData>) {
    this.#file = file;
  }

  current(): Readonly<DirectoryData> {
    return this.#file.data;
  }

  update<Answer>(change: (data: DirectoryData) => Answer): Promise<Answer> {
    if (this.#closed) return Promise.reject(new StorageUnavailable("the directory is closed"));
    const update = this.#last.then(() => this.#change(change));
    this.#last = update.catch(() => {});
    return update;
  }

  subscribe(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    this.#listeners.clear();
  }

  async #change<Answer>(change: (data: DirectoryData) => Answer): Promise<Answer> {
    const copy = structuredClone(this.#file.data);
    const answer = change(copy);
    try {
      await this.#file.adapter.write(copy);
    } catch (cause) {
      throw new StorageUnavailable(`the directory cannot be written: ${(cause as Error).message}`, { cause });
    }
    this.#file.data = copy;
    for (const listener of [...this.#listeners]) listener();
    return answer;
  }
}
