import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, open, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateLogContract } from "../testSupport/updateLogContract.ts";
import { StorageUnavailable } from "../UpdateLog.ts";
import { LmdbUpdateLog } from "./LmdbUpdateLog.ts";

updateLogContract("LmdbUpdateLog", async () => {
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-log-"));
  return {
    open: async () => LmdbUpdateLog.open(join(folder, "log.mdb")),
    remove: () => rm(folder, { recursive: true }),
  };
});

describe("a damaged log file", () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "querschnitt-log-"));
    path = join(folder, "log.mdb");
    const log = LmdbUpdateLog.open(path);
    for (let index = 0; index < 40; index++) {
      const update = Buffer.alloc(30_000, `entry ${index} `);
      await log.append([
        {
          stream: "measure/m/draft",
          expected: index,
          entries: [{ person: "ada", receivedAt: 1, update }],
          metadata: { note: Buffer.from("a note") },
        },
        {
          stream: "measure/n/draft",
          expected: index,
          entries: [{ person: "ben", receivedAt: 1, update: Buffer.from("sound") }],
        },
      ]);
    }
    await log.close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function flip(text: string): Promise<void> {
    const at = (await readFile(path)).lastIndexOf(text);
    expect(at).toBeGreaterThan(0);
    const file = await open(path, "r+");
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
    await file.write(Buffer.of((buffer[0] as number) ^ 1), 0, 1, at);
    await file.close();
  }

  async function readAll(log: LmdbUpdateLog, stream: string): Promise<number> {
    let count = 0;
    for await (const entry of log.read(stream)) count = entry.sequence;
    return count;
  }

  test("a flipped bit is noticed, names the stream, and leaves other streams readable", async () => {
    await flip("entry 17 ");
    const log = LmdbUpdateLog.open(path);
    await expect(readAll(log, "measure/m/draft")).rejects.toThrow(StorageUnavailable);
    await expect(readAll(log, "measure/m/draft")).rejects.toThrow(/measure\/m\/draft from entry 18/);
    expect(await readAll(log, "measure/n/draft")).toBe(40);
    await log.close();
  });

  test("a flipped bit in metadata is noticed", async () => {
    await flip("a note");
    const log = LmdbUpdateLog.open(path);
    await expect(log.metadata("measure/m/draft")).rejects.toThrow(/measure\/m\/draft metadata note/);
    await log.close();
  });

  test("a file that lacks its last pages is opened only if nothing was in them", async () => {
    const { size } = await stat(path);
    const whole = await readFile(path);
    const outcomes = new Set<string>();
    for (let missing = 1; missing < 16; missing++) {
      await writeFile(path, whole.subarray(0, size - missing * 4096));
      let log: LmdbUpdateLog;
      try {
        log = LmdbUpdateLog.open(path);
      } catch (error) {
        expect(error).toBeInstanceOf(StorageUnavailable);
        expect((await stat(path)).size).toBe(size - missing * 4096);
        outcomes.add("refused");
        continue;
      }
      expect(await readAll(log, "measure/m/draft")).toBe(40);
      expect(await readAll(log, "measure/n/draft")).toBe(40);
      await log.close();
      outcomes.add("opened");
    }
    expect(outcomes).toContain("refused");
  });

  test("a small file cut in half is not opened", async () => {
    const small = join(folder, "small.mdb");
    const log = LmdbUpdateLog.open(small);
    for (let index = 0; index < 5; index++) {
      const entries = [{ person: "ada", receivedAt: 1, update: Buffer.alloc(3_000, index) }];
      await log.append([{ stream: "s", expected: index, entries }]);
    }
    await log.close();
    await truncate(small, Math.floor((await stat(small)).size / 2));
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(() => LmdbUpdateLog.open(small)).toThrow(/cut off/);
    }
  });

  test.each([0.9, 0.5, 0.1, 0.004])("a file of which only %d is left is not opened", async (share) => {
    await truncate(path, Math.floor((await stat(path)).size * share));
    expect(() => LmdbUpdateLog.open(path)).toThrow(/cut off|damaged/);
  });

  test("something else under its name is neither opened nor overwritten", async () => {
    await writeFile(path, "no database ".repeat(10_000));
    expect(() => LmdbUpdateLog.open(path)).toThrow(StorageUnavailable);
    expect((await readFile(path, "utf8")).startsWith("no database")).toBe(true);
  });

  test("an empty log knows that it is", async () => {
    const full = LmdbUpdateLog.open(path);
    expect(full.isEmpty).toBe(false);
    await full.close();
    const other = join(folder, "other.mdb");
    const empty = LmdbUpdateLog.open(other);
    expect(existsSync(other) && empty.isEmpty).toBe(true);
    await empty.close();
  });
});

test("on a full disk appends fail as a whole, reading goes on, and what was acknowledged stays", async () => {
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-log-"));
  const path = join(folder, "log.mdb");
  const program = fileURLToPath(new URL("../testSupport/writeUntilFull.ts", import.meta.url));
  const node = `"${process.execPath}" --conditions=querschnitt-source --import=tsx`;
  const command = `ulimit -f 1024 && exec ${node} "${program}" "${path}"`;
  const { stdout } = await promisify(execFile)("bash", ["-c", command]);
  const found = JSON.parse(stdout) as {
    acknowledged: number;
    ends: number[];
    failures: string[];
    read: number;
  };
  const { acknowledged } = found;
  expect(acknowledged).toBeGreaterThan(3);
  expect(found).toEqual({
    acknowledged,
    ends: [acknowledged, acknowledged],
    failures: Array.from({ length: 5 }, () => "StorageUnavailable"),
    read: acknowledged,
  });
  // With space again, writing goes on where it stopped.
  const log = LmdbUpdateLog.open(path);
  expect(await log.end("a")).toBe(acknowledged);
  const entries = [{ person: "ada", receivedAt: 1, update: new Uint8Array(20_000) }];
  await log.append([{ stream: "a", expected: acknowledged, entries }]);
  await log.close();
  await rm(folder, { recursive: true });
});

test("a copy takes a first write to hundreds of pages at once, and holds nothing but what was copied", async () => {
  const folder = await mkdtemp(join(tmpdir(), "querschnitt-log-"));
  const path = join(folder, "log.mdb");
  const write = (log: LmdbUpdateLog, expected: number) =>
    log.append(
      Array.from({ length: 1_000 }, (_, room) => ({
        stream: `room/${room}`,
        expected,
        entries: [{ person: "ada", receivedAt: 1, update: new Uint8Array(1_500) }],
      })),
    );
  const log = LmdbUpdateLog.open(path);
  await write(log, 0);
  await log.copyTo(`${path}.copy`);
  await log.close();
  expect(existsSync(`${path}.copy-lock`)).toBe(false);
  // The whole process would end here: see startFreeList.
  const copy = LmdbUpdateLog.open(`${path}.copy`);
  expect(await copy.metadata("free-list")).toEqual(new Map());
  await write(copy, 1);
  expect(await copy.end("room/999")).toBe(2);
  await copy.close();
  await rm(folder, { recursive: true });
});

describe("packing", () => {
  let folder: string;
  let log: LmdbUpdateLog;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "querschnitt-log-"));
    log = LmdbUpdateLog.open(join(folder, "log.mdb"));
  });
  afterEach(async () => {
    await log.close();
    await rm(folder, { recursive: true });
  });

  const write = async (bytes: (index: number) => number, count: number): Promise<void> => {
    const start = await log.end("s");
    for (let from = start; from < start + count; from += 10) {
      const entries = Array.from({ length: 10 }, (_, index) => ({
        person: "ada",
        receivedAt: from + index,
        update: Buffer.alloc(bytes(from + index), (from + index) % 251),
      }));
      await log.append([{ stream: "s", expected: from, entries }]);
    }
  };
  const read = async (): Promise<number[]> => {
    const lengths: number[] = [];
    for await (const { update } of log.read("s")) lengths.push(update.length);
    return lengths;
  };

  test("takes less space, also when it is done again and again in between", async () => {
    for (let round = 0; round < 10; round++) {
      await write(() => 60, 400);
      await log.compact("s", await log.end("s"));
    }
    expect(log.usedBytes).toBeLessThan(4_000 * 60 * 0.2);
    expect(await read()).toEqual(Array.from({ length: 4_000 }, () => 60));
  });

  test("goes on behind something too large to be packed", async () => {
    await write((index) => (index === 55 ? 1_500_000 : 60), 100);
    await write(() => 60, 3_000);
    await log.compact("s", await log.end("s"));
    expect(log.usedBytes).toBeLessThan(1_500_000 + 100_000);
    expect((await read()).filter((length) => length === 60)).toHaveLength(3_099);
  });

  test("is done once for two who ask at the same time, beside somebody who reads and somebody who writes", async () => {
    await write(() => 60, 4_000);
    const [lengths] = await Promise.all([
      read(),
      log.compact("s", 4_000),
      log.compact("s", 4_000),
      write(() => 60, 200),
    ]);
    expect(lengths.length).toBeGreaterThanOrEqual(4_000);
    expect(await read()).toEqual(Array.from({ length: 4_200 }, () => 60));
    expect(log.usedBytes).toBeLessThan(4_000 * 60 * 0.3);
  });

  test("ends quietly when the log is closed meanwhile", async () => {
    await write(() => 60, 4_000);
    const compacted = log.compact("s", 4_000);
    await log.close();
    await compacted;
    log = LmdbUpdateLog.open(join(folder, "log.mdb"));
    expect(await read()).toHaveLength(4_000);
  });

  test("leaves others their turn while it is read, whatever the reader makes of each entry", async () => {
    await write(() => 60, 4_000);
    await log.compact("s", 4_000);
    let turns = 0;
    let isReading = true;
    const count = (): void => {
      turns++;
      if (isReading) setImmediate(count);
    };
    setImmediate(count);
    for await (const _ of log.read("s")) {
      const until = performance.now() + 0.05;
      while (performance.now() < until);
    }
    isReading = false;
    // 200 ms of work, in portions of some milliseconds.
    expect(turns).toBeGreaterThan(20);
  });
});
