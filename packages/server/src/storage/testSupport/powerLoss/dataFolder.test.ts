import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seededFor } from "../../../../../../tests/support/seeded.ts";
import { FORMAT, files } from "../../embedded/folderFiles.ts";
import { LmdbUpdateLog } from "../../embedded/LmdbUpdateLog.ts";
import { type DataFolder, openDataFolder } from "../../embedded/openDataFolder.ts";
import { readFrom } from "../workspaceFolder.ts";
import { tear } from "./diskState.ts";
import { folderForDisks, openDisks, recordDisk } from "./openDisks.ts";

const pageSize = 4096;
const stream = "measure/m/draft";

let folder: string;
beforeEach(() => {
  folder = folderForDisks();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Changes the directory, which grows and shrinks, and then the log. */
async function write({ directory, log }: DataFolder, number: number): Promise<void> {
  await directory.update((data) => {
    // Longer than before or shorter: what is torn must not look whole by chance.
    const name = `Stadt ${number} ${"x".repeat(number % 2 === 0 ? 3_000 : 100)}`;
    data.workspace = { name, demonstration: false };
  });
  const entries = [{ person: "ada", receivedAt: 1, update: Buffer.from(`entry ${number}`) }];
  await log.append([{ stream, expected: await log.end(stream), entries }]);
}

const numberOf = ({ directory }: DataFolder): number =>
  Number(directory.current().workspace?.name.split(" ")[1] ?? 0);

test("whenever the power fails, people and rights are as before a change or as after it, and what was said to be kept is there", async () => {
  const random = seededFor("power loss of a data folder");
  const root = join(folder, "disk");
  const dataDir = join("new", "data");
  mkdirSync(root);
  const recording = recordDisk(root);
  await recording.during(async () => {
    const opened = await openDataFolder(join(root, dataDir));
    for (let number = 1; number <= 5; number++) await recording.step(() => write(opened, number));
    await opened.close();
  });
  const { moments } = recording;
  const disks = { moments, random, inBetween: 30, folder, dataDir };
  const count = await openDisks(disks, async (opened, { started, acknowledged }) => {
    const kept = numberOf(opened);
    expect(kept).toBeGreaterThanOrEqual(acknowledged);
    expect(kept).toBeLessThanOrEqual(started);
    const texts = await readFrom(opened, stream);
    expect(texts.length).toBeGreaterThanOrEqual(acknowledged);
    expect(texts).toEqual(Array.from({ length: texts.length }, (_, index) => `entry ${index + 1}`));
    await write(opened, 9);
  });
  expect(count).toBeGreaterThan(200);
});

/** Turns a meta page (struct MDB_meta) into what it is in a file that is being created: of no transaction yet. */
function asCreated(meta: Buffer): void {
  const [depthOfFree, rootOfFree, main, rootOfMain, lastPage, transaction] = [54, 88, 96, 136, 144, 152];
  meta.fill(0, depthOfFree, lastPage);
  meta.fill(0xff, rootOfFree, main);
  meta.fill(0xff, rootOfMain, lastPage);
  meta.writeBigUInt64LE(1n, lastPage);
  meta.writeBigUInt64LE(0n, transaction);
}

test("if it fails while the log is being created for the first time, the next start begins anew", async () => {
  const random = seededFor("power loss of a new log");
  const whole = join(folder, files.log);
  await LmdbUpdateLog.open(whole).close();
  const created = readFileSync(whole);
  for (const at of [0, pageSize]) asCreated(created.subarray(at, at + pageSize));
  // LMDB writes both meta pages and then the first page of data before it flushes anything.
  const versions = [0, 2, 3].map((pages) => created.subarray(0, pages * pageSize));
  for (let number = 0; number < 200; number++) {
    const dataDir = join(folder, `data${number}`);
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, files.format), JSON.stringify({ format: FORMAT }));
    writeFileSync(join(dataDir, files.log), tear(versions, random));
    const opened = await openDataFolder(dataDir);
    await write(opened, 1);
    expect(await readFrom(opened, stream), `SEED=${random.seed}`).toEqual(["entry 1"]);
    await opened.close();
    rmSync(dataDir, { recursive: true });
  }
});
