import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as tar from "tar";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readFrom, WorkspaceFolder, writeTo } from "../../testSupport/workspaceFolder.ts";
import { FolderLock } from "../FolderLock.ts";
import type { DataFolder } from "../openDataFolder.ts";
import { createBackup } from "./createBackup.ts";
import { restoreBackup } from "./restoreBackup.ts";

let place: WorkspaceFolder;
beforeEach(async () => {
  place = await WorkspaceFolder.create();
});
afterEach(() => place.remove());

const backUp = (options = {}) => createBackup({ folder: place.dataDir, file: place.file, ...options });

/** What stands beside the data folder. */
const beside = async (): Promise<string[]> => (await readdir(place.path)).sort();

test("a backup of a folder at rest is one file with all that is to be kept, and nothing secret that can be made anew", async () => {
  await place.write("measure/a/draft", "one", "two");
  await writeFile(join(place.dataDir, "signing.key"), "secret");
  const report = await backUp();
  expect(report).toMatchObject({ whileRunning: false, people: 1, log: { streams: 1, entries: 2, epoch: 1 } });
  const { size, mode } = await stat(place.file);
  expect([size, mode & 0o777]).toEqual([report.bytes, 0o600]);
  const names: string[] = [];
  await tar.list({ file: place.file, onReadEntry: ({ path }) => names.push(path) });
  expect(names).toEqual(["manifest.json", "format.json", "directory.json", "log.mdb"]);
  expect(await beside()).toEqual(["backup.tar.gz", "data"]);
  expect(await place.read("measure/a/draft")).toEqual(["one", "two"]);
});

test("a workspace that nobody has set up yet can be backed up", async () => {
  await place.use(async () => {});
  expect(await backUp()).toMatchObject({ people: 0, log: { streams: 0, entries: 0 } });
});

test("a folder behind a link is backed up as well", async () => {
  await place.write("measure/a/draft", "one");
  const link = join(place.path, "link");
  await symlink("data", link);
  expect(await backUp({ folder: link })).toMatchObject({ log: { entries: 1 } });
});

/** Writes into several streams at once until told to stop; `acknowledged` grows with every append that is on disk. */
class Load {
  readonly acknowledged = new Map<string, number>();
  #stopped = false;
  #writing: Promise<unknown> = Promise.resolve();

  start({ log }: DataFolder, streams: readonly string[]): void {
    const write = async (stream: string): Promise<void> => {
      for (let count = 0; !this.#stopped; count++) {
        const update = Buffer.alloc(2_000, `${stream} ${count} `);
        await log.append([
          { stream, expected: count, entries: [{ person: "p0", receivedAt: count, update }] },
        ]);
        this.acknowledged.set(stream, count + 1);
      }
    };
    this.#writing = Promise.all(streams.map(write));
  }

  get total(): number {
    return [...this.acknowledged.values()].reduce((sum, count) => sum + count, 0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
  }
}

test("while a server writes: all that was acknowledged before is in it, whole, and the server loses nothing", async () => {
  const streams = Array.from({ length: 8 }, (_, index) => `measure/${index}/draft`);
  const load = new Load();
  const before: Map<string, number>[] = [];
  await place.use(async (folder) => {
    await writeTo(folder, "people", "first");
    load.start(folder, streams);
    for (let round = 0; round < 5; round++) {
      // More each time, so that the file grows while it is copied.
      const total = load.total;
      await expect.poll(() => load.total, { timeout: 20_000, interval: 5 }).toBeGreaterThan(total + 400);
      before.push(new Map(load.acknowledged));
      const report = await backUp({ file: `${place.file}.${round}` });
      expect(report.whileRunning).toBe(true);
    }
    await load.stop();
    expect(await readdir(place.dataDir)).not.toContainEqual(expect.stringMatching(/tmp$/));
  });
  await place.use(async (folder) => {
    for (const stream of streams) expect(await folder.log.end(stream)).toBe(load.acknowledged.get(stream));
  });
  for (const [round, acknowledged] of before.entries()) {
    await restoreBackup({ file: `${place.file}.${round}`, folder: place.dataDir });
    await place.use(async (folder) => {
      for (const stream of streams) {
        const texts = await readFrom(folder, stream);
        expect(texts.length).toBeGreaterThanOrEqual(acknowledged.get(stream) ?? 0);
        for (const [index, text] of texts.entries())
          expect(text.startsWith(`${stream} ${index} `) && text.length === 2_000).toBe(true);
      }
    });
  }
}, 120_000);

test("whoever has written into the backup is known there, however people are added meanwhile", async () => {
  const backups = Array.from({ length: 10 }, (_, index) => `${place.file}.${index}`);
  await place.use(async (folder) => {
    await writeTo(folder, "measure/a/draft", "first");
    let stopped = false;
    const inviting = (async () => {
      for (let count = 0; !stopped; count++) await writeTo(folder, "measure/a/draft", String(count));
    })();
    for (const file of backups) await backUp({ file });
    stopped = true;
    await inviting;
  });
  for (const file of backups) {
    await restoreBackup({ file, folder: place.dataDir });
    await place.use(async ({ log, directory }) => {
      const known = new Set(directory.current().people.map(({ id }) => id));
      const writers: string[] = [];
      for await (const { person } of log.read("measure/a/draft")) writers.push(person);
      expect(writers.length).toBeGreaterThan(0);
      expect(writers.filter((person) => !known.has(person))).toEqual([]);
    });
  }
});

test("two backups at once: one is made, the other is told to wait or made as well, and both servers' files stay whole", async () => {
  await place.use(async (folder) => {
    await writeTo(folder, "measure/a/draft", "one");
    const outcomes = await Promise.allSettled([
      backUp({ file: `${place.file}.1` }),
      backUp({ file: `${place.file}.2` }),
    ]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(String(outcome.reason)).toMatch(/for another backup already/);
  });
});

describe("is refused, with what helps, and leaves nothing behind:", () => {
  beforeEach(() => place.write("measure/a/draft", "one"));

  test("a file that exists, unless it is to be replaced", async () => {
    await writeFile(place.file, "precious");
    await expect(backUp()).rejects.toThrow(/exists already.*--force/);
    expect(await readFile(place.file, "utf8")).toBe("precious");
    await backUp({ force: true });
    expect((await stat(place.file)).mode & 0o777).toBe(0o600);
    expect(await beside()).toEqual(["backup.tar.gz", "data"]);
  });

  test("a folder as the file, even by force", async () => {
    await mkdir(place.file);
    await expect(backUp({ force: true })).rejects.toThrow(/is a folder. Name a file/);
  });

  test("a file in a folder that does not exist", async () => {
    await expect(backUp({ file: join(place.path, "nowhere", "b") })).rejects.toThrow(
      /does not exist.*create the folder/s,
    );
  });

  test("a data folder that is none", async () => {
    await expect(backUp({ folder: join(place.path, "nowhere") })).rejects.toThrow(/no data folder.*DATA_DIR/);
    await expect(backUp({ folder: place.path })).rejects.toThrow(/no whole workspace.*DATA_DIR/);
  });

  test("a data folder somebody holds without giving copies", async () => {
    const lock = await FolderLock.acquire(place.dataDir);
    await expect(backUp()).rejects.toThrow(/Try again in a moment/);
    await lock.release();
    await backUp();
  });

  test.each([
    ["directory.json", (path: string) => writeFile(path, "{}"), /directory\.json is damaged/],
    ["log.mdb", (path: string) => truncate(path, 9_000), /cut off|damaged/],
    ["log.mdb", (path: string) => writeFile(path, "no log ".repeat(9_000)), /damaged/],
    ["format.json", (path: string) => writeFile(path, "[]"), /format\.json cannot be understood/],
  ])("a data folder whose %s is damaged", async (name, damage, message) => {
    await damage(join(place.dataDir, name));
    await expect(backUp()).rejects.toThrow(message);
    expect(await beside()).toEqual(["data"]);
  });

  test("a data folder without its log, which is not created for it", async () => {
    await rm(join(place.dataDir, "log.mdb"));
    await expect(backUp()).rejects.toThrow(/log\.mdb is missing/);
    expect(existsSync(join(place.dataDir, "log.mdb"))).toBe(false);
  });

  test("a flipped bit in what somebody wrote", async () => {
    const path = join(place.dataDir, "log.mdb");
    await place.write("measure/b/draft", "a text that can be found again");
    const bytes = await readFile(path);
    for (let at = bytes.indexOf("can be found"); at >= 0; at = bytes.indexOf("can be found", at + 1))
      bytes[at] = 0;
    await writeFile(path, bytes);
    await expect(backUp()).rejects.toThrow(/damaged at measure.*No backup was written/);
    expect(await beside()).toEqual(["data"]);
  });
});
