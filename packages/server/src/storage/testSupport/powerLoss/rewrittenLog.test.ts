import { cpSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seededFor } from "../../../../../../tests/support/seeded.ts";
import { files } from "../../embedded/folderFiles.ts";
import { type DataFolder, openDataFolder } from "../../embedded/openDataFolder.ts";
import { folderForDisks, openDisks, recordDisk } from "./openDisks.ts";

const stream = "measure/m/draft";
const entryCount = 4_000;

let folder: string;
beforeEach(() => {
  folder = folderForDisks();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const updateOf = (number: number): Buffer => Buffer.alloc(700, `entry ${number} `);

/** A data folder whose log is packed and so mostly free: the next start writes it anew. */
async function mostlyFree(dataDir: string): Promise<void> {
  const { log, close } = await openDataFolder(dataDir);
  const appends: Promise<unknown>[] = [];
  for (let expected = 0; expected < entryCount; expected += 50) {
    const entries = Array.from({ length: 50 }, (_, index) => ({
      person: "ada",
      receivedAt: 1,
      update: updateOf(expected + index),
    }));
    appends.push(log.append([{ stream, expected, entries }]));
  }
  await Promise.all(appends);
  await log.compact(stream, entryCount);
  await close();
}

async function append({ log }: DataFolder): Promise<void> {
  const expected = await log.end(stream);
  const entries = [{ person: "ada", receivedAt: 1, update: updateOf(expected) }];
  await log.append([{ stream, expected, entries }]);
}

test("whenever the power fails while the log is written anew, all of it is there", async () => {
  const random = seededFor("power loss of a log written anew");
  const before = join(folder, "before");
  await mostlyFree(before);
  const root = join(folder, "disk");
  mkdirSync(root);
  cpSync(before, join(root, "data"), { recursive: true });
  const recording = recordDisk(root);
  await recording.during(async () => {
    const opened = await openDataFolder(join(root, "data"));
    await recording.step(() => append(opened));
    await recording.step(() => append(opened));
    await opened.close();
  });
  const sizes = [before, join(root, "data")].map((path) => statSync(join(path, files.log)).size);
  expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 10);
  const { moments } = recording;
  const disks = { moments, random, inBetween: 40, folder, dataDir: "data" };
  const count = await openDisks(disks, async (opened, { started, acknowledged }) => {
    const kept: Buffer[] = [];
    for await (const { update } of opened.log.read(stream)) kept.push(Buffer.from(update));
    expect(kept.length).toBeGreaterThanOrEqual(entryCount + acknowledged);
    expect(kept.length).toBeLessThanOrEqual(entryCount + started);
    expect(kept.every((update, index) => update.equals(updateOf(index)))).toBe(true);
    await append(opened);
  });
  expect(count).toBeGreaterThan(20);
});

test("whenever the power fails while a running server clears away what was rewritten, all of it is there", async () => {
  const random = seededFor("power loss of a log cleared away while it runs");
  const root = join(folder, "disk");
  mkdirSync(join(root, "data"), { recursive: true });
  const first = await openDataFolder(join(root, "data"));
  for (let number = 0; number < 30; number++) await append(first);
  await first.close();
  const recording = recordDisk(root);
  const rewritten = Buffer.alloc(300, "rewritten");
  await recording.during(async () => {
    const opened = await openDataFolder(join(root, "data"));
    await recording.step(() => append(opened));
    await recording.step(async () => {
      const change = (update: Uint8Array): Uint8Array | undefined =>
        updateOf(7).equals(update) ? rewritten : undefined;
      await opened.log.rewrite(stream, { change, metadata: {} });
      await opened.log.purge();
    });
    await recording.step(() => append(opened));
    await opened.close();
  });
  const { moments } = recording;
  const disks = { moments, random, inBetween: 40, folder, dataDir: "data" };
  const count = await openDisks(disks, async (opened, { started, acknowledged }) => {
    const kept: Buffer[] = [];
    for await (const { update } of opened.log.read(stream)) kept.push(Buffer.from(update));
    expect(kept.length).toBeGreaterThanOrEqual(
      30 + Math.min(acknowledged, 1) + Math.max(acknowledged - 2, 0),
    );
    expect(kept.length).toBeLessThanOrEqual(30 + Math.min(started, 1) + Math.max(started - 2, 0));
    const isRewritten = kept[7]?.equals(rewritten) ?? false;
    expect(isRewritten || updateOf(7).equals(kept[7] ?? Buffer.of())).toBe(true);
    if (acknowledged >= 2) expect(isRewritten).toBe(true);
    expect(kept.every((update, index) => index === 7 || update.equals(updateOf(index)))).toBe(true);
    await append(opened);
  });
  expect(count).toBeGreaterThan(10);
});
