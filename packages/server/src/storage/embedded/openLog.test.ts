import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LmdbUpdateLog } from "./LmdbUpdateLog.ts";
import { openLog } from "./openLog.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "querschnitt-log-"));
  path = join(folder, "log.mdb");
});
afterEach(() => rm(folder, { recursive: true }));

/** So many entries of 700 bytes, which pack well. */
async function fill(log: LmdbUpdateLog, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const update = Buffer.alloc(700, `entry ${index} `);
    await log.append([
      { stream: "s", expected: index, entries: [{ person: "ada", receivedAt: index, update }] },
    ]);
  }
}

test("a file that is mostly free is written anew, and holds what it held", async () => {
  const log = LmdbUpdateLog.open(path);
  await fill(log, 4_000);
  await log.compact("s", 4_000);
  await log.close();
  const { size } = await stat(path);
  const again = await openLog(path);
  expect((await stat(path)).size).toBeLessThan(size / 10);
  let count = 0;
  for await (const { update } of again.read("s")) {
    expect(Buffer.from(update).equals(Buffer.alloc(700, `entry ${count} `))).toBe(true);
    count++;
  }
  expect(count).toBe(4_000);
  const entries = [{ person: "ada", receivedAt: 1, update: new Uint8Array(3) }];
  await again.append([{ stream: "s", expected: 4_000, entries }]);
  await again.close();
  expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a file that is in use stays as it is, and so does a small one", async () => {
  const log = await openLog(path);
  await fill(log, 4_000);
  await log.close();
  const { ino } = await stat(path);
  await (await openLog(path)).close();
  expect((await stat(path)).ino).toBe(ino);
});
