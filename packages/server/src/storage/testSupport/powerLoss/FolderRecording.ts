import fs, { type BigIntStats } from "node:fs";
import promises, { type FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join, relative } from "node:path";

/** A file or folder whatever it is called: numbers of files that are gone are given away again. */
export type Inode = string;

/** Versions of something, the first of which is surely on disk; any later one may be, in whole or in part. */
type Versions<Content> = readonly Content[];

export type Listing = ReadonlyMap<string, Inode>;

/** What a disk may hold if the power fails here. */
export interface Moment {
  /** What was just done, for whoever reads of a failure. */
  after: string;
  root: Inode;
  folders: ReadonlyMap<Inode, Versions<Listing>>;
  files: ReadonlyMap<Inode, Versions<Buffer>>;
  /** What had been started and what had been acknowledged by then. */
  started: number;
  acknowledged: number;
}

/** Functions after which a folder may look different, or more of it is on disk. */
const changing = [
  "rename",
  "rm",
  "unlink",
  "mkdir",
  "truncate",
  "copyFile",
  "writeFile",
  "appendFile",
] as const;
const changingSync = [
  ...changing.map((name) => `${name}Sync` as const),
  "openSync",
  "writeSync",
  "ftruncateSync",
] as const;
const changingHandle = ["write", "writev", "writeFile", "appendFile", "truncate"] as const;
const flushingHandle = ["sync", "datasync"] as const;
const flushingSync = ["fsyncSync", "fdatasyncSync"] as const;

/** Wrapped only while something is recorded; every call goes through to the real file system. */
type Wrapped = Record<string, (...given: unknown[]) => unknown>;

/**
 * Watches what a program does to the files below a folder: what it has flushed, and what stands only in the system's
 * memory and is at the mercy of a power cut. The program runs as it is, on a real file system; its calls of Node's
 * file functions are where we look. A file that the database makes and flushes itself is taken as flushed whenever we
 * look; one that got its name by a rename only once it has said so, with the end of a step.
 */
export class FolderRecording {
  readonly moments: Moment[] = [];
  readonly #path: string;
  readonly #flushesItself: (name: string) => boolean;
  readonly #root: Inode;
  readonly #folders = new Map<Inode, Listing[]>();
  readonly #files = new Map<Inode, Buffer[]>();
  readonly #seen = new Map<Inode, string>();
  readonly #firstNames = new Map<Inode, string>();
  #started = 0;
  #acknowledged = 0;
  #isLooking = false;
  #isRecording = false;

  /** @param path a folder whose content counts as flushed @param flushesItself whether a file needs no flush of ours */
  constructor(path: string, flushesItself: (name: string) => boolean) {
    this.#path = path;
    this.#flushesItself = flushesItself;
    this.#root = inodeOf(fs.lstatSync(path, { bigint: true }));
    this.#look();
    for (const [inode, listings] of this.#folders) this.#folders.set(inode, listings.slice(-1));
    for (const [inode, contents] of this.#files) this.#files.set(inode, contents.slice(-1));
  }

  /** Records while something runs. One recording at a time. */
  async during(act: () => Promise<void>): Promise<void> {
    const restore = this.#wrapAll();
    this.#isRecording = true;
    try {
      await act();
    } finally {
      this.#isRecording = false;
      restore();
    }
  }

  /** Does something and waits for its acknowledgement: from then on it must be there. */
  async step(act: () => Promise<unknown>): Promise<void> {
    this.#started++;
    this.#note(`step ${this.#started} was begun`);
    await act();
    this.#look();
    for (const listings of this.#folders.values()) {
      for (const [name, inode] of listings.at(-1) ?? []) {
        const contents = this.#files.get(inode);
        if (contents && this.#flushesItself(name)) this.#files.set(inode, contents.slice(-1));
      }
    }
    this.#acknowledged = this.#started;
    this.#note(`step ${this.#started} was acknowledged`);
  }

  #note(after: string): void {
    // Looking opens files as well; and some module may have kept a wrapped function.
    if (this.#isLooking || !this.#isRecording) return;
    this.#look();
    this.moments.push({
      after,
      root: this.#root,
      folders: new Map([...this.#folders].map(([inode, listings]) => [inode, [...listings]])),
      files: new Map([...this.#files].map(([inode, contents]) => [inode, [...contents]])),
      started: this.#started,
      acknowledged: this.#acknowledged,
    });
  }

  #flushed(inode: Inode, what: string): void {
    this.#look();
    const listings = this.#folders.get(inode);
    if (listings) this.#folders.set(inode, listings.slice(-1));
    const contents = this.#files.get(inode);
    if (contents) this.#files.set(inode, contents.slice(-1));
    this.#note(`a flush of ${what}`);
  }

  /** Takes down what is there now. */
  #look(): void {
    this.#isLooking = true;
    this.#lookInto(this.#path, this.#root);
    this.#isLooking = false;
  }

  #lookInto(path: string, folder: Inode): void {
    const listing = new Map<string, Inode>();
    for (const name of fs.readdirSync(path)) {
      const at = join(path, name);
      const stats = fs.lstatSync(at, { bigint: true, throwIfNoEntry: false });
      if (!stats || !(stats.isDirectory() || stats.isFile())) continue;
      const inode = inodeOf(stats);
      listing.set(name, inode);
      if (stats.isDirectory()) this.#lookInto(at, inode);
      else this.#lookAt(at, name, inode, stats);
    }
    const before = this.#folders.get(folder) ?? [new Map()];
    const last = before.at(-1) as Listing;
    const isSame =
      last.size === listing.size && [...listing].every(([name, inode]) => last.get(name) === inode);
    this.#folders.set(folder, isSame ? before : [...before, listing]);
  }

  #lookAt(path: string, name: string, inode: Inode, { size, mtimeNs, ctimeNs }: BigIntStats): void {
    const seen = `${size} ${mtimeNs} ${ctimeNs}`;
    // The database's own file may change without a trace in its times.
    if (this.#seen.get(inode) === seen && !this.#flushesItself(name)) return;
    this.#seen.set(inode, seen);
    const content = fs.readFileSync(path);
    const before = this.#files.get(inode) ?? [Buffer.alloc(0)];
    if (!this.#firstNames.has(inode)) this.#firstNames.set(inode, name);
    if (this.#flushesItself(this.#firstNames.get(inode) ?? name)) this.#files.set(inode, [content]);
    else if (!before.at(-1)?.equals(content)) this.#files.set(inode, [...before, content]);
    else this.#files.set(inode, before);
  }

  #wrapAll(): () => void {
    const undo: (() => void)[] = [];
    const wrap = (object: object, name: string, wrapper: (original: Wrapped[string]) => Wrapped[string]) => {
      const functions = object as Wrapped;
      const original = functions[name] as Wrapped[string];
      functions[name] = wrapper(original);
      undo.push(() => {
        functions[name] = original;
      });
    };
    const noting =
      (name: string) =>
      (original: Wrapped[string]) =>
      (...given: unknown[]): unknown => {
        const answer = original(...given);
        const note = (): void => this.#note(`${name} ${given.map((one) => this.#nameOf(one)).join(" ")}`);
        if (answer instanceof Promise) return answer.finally(note);
        note();
        return answer;
      };
    for (const name of changing) wrap(promises, name, noting(name));
    for (const name of changingSync) wrap(fs, name, noting(name));
    for (const name of flushingSync) {
      wrap(fs, name, (original) => (descriptor) => {
        const answer = original(descriptor);
        this.#flushed(inodeOf(fs.fstatSync(Number(descriptor), { bigint: true })), name);
        return answer;
      });
    }
    wrap(promises, "open", (original) => async (...given) => {
      const handle = (await original(...given)) as FileHandle;
      this.#wrapHandle(handle, this.#nameOf(given[0]), noting);
      this.#note(`open ${this.#nameOf(given[0])}`);
      return handle;
    });
    // What was imported by name sees the wrapped functions only after this.
    syncBuiltinESMExports();
    return () => {
      for (const restore of undo) restore();
      syncBuiltinESMExports();
    };
  }

  #wrapHandle(
    handle: FileHandle,
    name: string,
    noting: (name: string) => (original: Wrapped[string]) => Wrapped[string],
  ): void {
    const functions = handle as unknown as Wrapped;
    for (const each of changingHandle) {
      functions[each] = noting(`${each} ${name}`)((functions[each] as Wrapped[string]).bind(handle));
    }
    for (const each of flushingHandle) {
      const original = (functions[each] as Wrapped[string]).bind(handle);
      functions[each] = async () => {
        const inode = inodeOf(await handle.stat({ bigint: true }));
        await original();
        this.#flushed(inode, name);
      };
    }
  }

  #nameOf(given: unknown): string {
    if (typeof given !== "string") return "";
    const name = relative(this.#path, given);
    return name.startsWith("..") ? "" : name || ".";
  }
}

function inodeOf({ ino, birthtimeNs }: BigIntStats): Inode {
  return `${ino} ${birthtimeNs}`;
}
