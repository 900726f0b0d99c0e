import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Seeded, seededFor } from "../../../../tests/support/seeded.ts";
import { LmdbUpdateLog } from "../storage/embedded/LmdbUpdateLog.ts";
import { type Append, type NewEntry, StorageUnavailable } from "../storage/UpdateLog.ts";
import { History } from "./History.ts";
import { writtenHistory } from "./testSupport/writtenHistory.ts";

const stream = "measure/m/draft";
const derived = `history/${stream}`;

let folder: string;
let file: string;
let random: Seeded;
let entries: NewEntry[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "querschnitt-history-"));
  file = join(folder, "log.mdb");
  random = seededFor("damaged history");
  entries = writtenHistory(random, 200);
});
afterEach(() => rm(folder, { recursive: true }));

/** Moments within every part of the log. */
const moments = (): number[] =>
  entries.filter((_, index) => index % 12 === 0).map(({ receivedAt }) => receivedAt);

/** Opens the log, and everything that a history says of it. */
async function open() {
  const log = LmdbUpdateLog.open(file);
  const lines: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line: string) => lines.push(line) });
  const history = new History({ log, logger, isFull: (count) => count >= 18 });
  const ask = async () => ({
    timeline: await history.timeline("m"),
    states: await Promise.all(moments().map((at) => history.state("m", at))),
    authorship: await history.authorship("m"),
    since: await history.since("m", moments()[5] as number, "ada"),
  });
  const close = async (): Promise<void> => {
    await history.close();
    await log.close();
  };
  return { log, lines, ask, close };
}

/** Flips one bit of something that stands in the file, wherever it does. */
async function flip(bytes: Uint8Array, at: number): Promise<void> {
  const content = await readFile(file);
  let found = 0;
  for (let place = content.indexOf(bytes); place >= 0; place = content.indexOf(bytes, place + 1)) {
    content[place + at] = (content[place + at] as number) ^ (1 << random.below(8));
    found++;
  }
  expect(found).toBeGreaterThan(0);
  await writeFile(file, content);
}

/** Puts the log and its index down. @returns what is said of it */
async function written() {
  const { log, ask, close } = await open();
  await log.append([{ stream, expected: 0, entries }]);
  const told = await ask();
  await close();
  return told;
}

test.each(["told/000000002", "standing/000000004", "told/000000001"])(
  "a flipped bit in %s of the index is noticed, and the same is told again from the log",
  async (key) => {
    const told = await written();
    const before = LmdbUpdateLog.open(file);
    const [value] = await before.metadataOf([derived], key);
    await before.close();
    // Small values share a page with others; large ones have pages of their own.
    const bytes = (value as Uint8Array).subarray(8, 40);
    await flip(bytes, random.below(bytes.length));
    const { lines, ask, close } = await open();
    expect(await ask()).toEqual(told);
    expect(lines.join("")).toMatch(/thrown away and made anew/);
    lines.splice(0);
    expect(await ask()).toEqual(told);
    expect(lines).toEqual([]);
    await close();
  },
);

test.each([0.1, 0.9])(
  "a flipped bit in an entry, at %d of the log, is an error, never another history",
  async (place) => {
    const told = await written();
    const { update } = entries[Math.floor(place * entries.length)] as NewEntry;
    await flip(update, random.below(update.length));
    const { log, ask, close } = await open();
    // What was put down before the damage still stands, and is the same.
    const said = await ask().catch((error: unknown) => error);
    if (said instanceof Error) expect(said).toBeInstanceOf(StorageUnavailable);
    else expect(said).toEqual(told);
    await log.remove(derived);
    await expect(ask()).rejects.toThrow(StorageUnavailable);
    await close();
  },
);

test.each(["lacks", "repeats", "exchanged"])(
  "an index that lacks a part, or in which one stands for another, is made anew: %s",
  async (harm) => {
    const told = await written();
    const { log, lines, ask, close } = await open();
    const [first] = await log.metadataOf([derived], "told/000000001");
    const standing = [...(await log.metadata(derived, "standing/")).values()].at(-1);
    const harms: Record<string, Append["metadata"]> = {
      lacks: { "standing/000000004": null },
      repeats: { "told/000000002": first as Uint8Array },
      exchanged: { "standing/000000004": standing as Uint8Array },
    };
    await log.append([{ stream: derived, expected: 0, entries: [], metadata: harms[harm] ?? {} }]);
    expect(await ask()).toEqual(told);
    expect(lines.join("")).toMatch(/thrown away and made anew/);
    await close();
  },
);

test("what an index cannot keep is told all the same", async () => {
  const { log, ask, lines, close } = await open();
  await log.append([{ stream, expected: 0, entries }]);
  const told = await ask();
  await log.remove(derived);
  const { append } = log;
  log.append = async () => {
    throw new StorageUnavailable("the disk is full");
  };
  expect(await ask()).toEqual(told);
  expect(lines.join("")).toMatch(/cannot be written/);
  log.append = append;
  await close();
});
