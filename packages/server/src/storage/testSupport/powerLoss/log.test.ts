import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Seeded, seededFor } from "../../../../../../tests/support/seeded.ts";
import { LmdbUpdateLog } from "../../embedded/LmdbUpdateLog.ts";
import type { Append } from "../../UpdateLog.ts";
import { takeImage, tornImages } from "./logImage.ts";
import { folderForDisks } from "./openDisks.ts";

const transactions = 80;
const statesEach = 6;
const streams = ["measure/a/draft", "measure/b/draft", "measure/c/record"] as const;
/** So many entries of one stream that it is worth packing them. */
const enoughToPack = 1_100;

let folder: string;
beforeEach(() => {
  folder = folderForDisks();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What was acknowledged: the entries of each stream, its note, and the keys of appends that are made only once. */
interface Kept {
  entries: Map<string, string[]>;
  notes: Map<string, string>;
  keys: string[];
}

/** One transaction: appends to several streams at once, of sizes for which LMDB has different kinds of pages. */
async function appendSome(log: LmdbUpdateLog, kept: Kept, number: number, random: Seeded): Promise<void> {
  const chosen = streams.filter(() => random.chance(0.6));
  const appends: Append[] = chosen.map((stream) => {
    const texts = kept.entries.get(stream) ?? [];
    const count = 1 + random.below(4);
    const added = Array.from(
      { length: count },
      (_, index) => `${number}.${index} ${"x".repeat(random.pick([5, 900, 3_000, 20_000]))}`,
    );
    kept.entries.set(stream, [...texts, ...added]);
    if (random.chance(0.5)) kept.notes.set(stream, `note ${number} ${"y".repeat(random.below(6_000))}`);
    const note = kept.notes.get(stream);
    return {
      stream,
      expected: texts.length,
      entries: added.map((text) => ({ person: "ada", receivedAt: number, update: Buffer.from(text) })),
      ...(note === undefined ? {} : { metadata: { snapshot: Buffer.from(note) } }),
    };
  });
  await log.append(appends, `key${number}`);
  kept.keys.push(`key${number}`);
}

async function expectAll(log: LmdbUpdateLog, kept: Kept): Promise<void> {
  for (const [stream, texts] of kept.entries) {
    const found: string[] = [];
    for await (const { update } of log.read(stream)) found.push(Buffer.from(update).toString());
    expect(found).toEqual(texts);
  }
  for (const [stream, note] of kept.notes) {
    const found = (await log.metadata(stream)).get("snapshot");
    expect(Buffer.from(found ?? []).toString()).toBe(note);
  }
  for (const key of kept.keys.slice(-3)) expect((await log.append([], key)).duplicate).toBe(true);
}

test("whatever a power cut makes of the transaction that is being written, all that was acknowledged before is there", async () => {
  const random = seededFor("power loss of the log");
  const path = join(folder, "log.mdb");
  const log = LmdbUpdateLog.open(path);
  const kept: Kept = { entries: new Map(), notes: new Map(), keys: [] };
  const many = Array.from({ length: enoughToPack }, (_, index) => `early ${index}`);
  for (const half of [many.slice(0, 500), many.slice(500)]) {
    const texts = kept.entries.get(streams[0]) ?? [];
    const entries = half.map((text) => ({ person: "ada", receivedAt: 1, update: Buffer.from(text) }));
    await log.append([{ stream: streams[0], expected: texts.length, entries }]);
    kept.entries.set(streams[0], [...texts, ...half]);
  }
  let image = takeImage(path);
  let states = 0;
  for (let number = 0; number < transactions; number++) {
    const before: Kept = {
      entries: new Map(kept.entries),
      notes: new Map(kept.notes),
      keys: [...kept.keys],
    };
    if (number === 20) await log.compact(streams[0], enoughToPack);
    else await appendSome(log, kept, number, random);
    const next = takeImage(path);
    for (const torn of tornImages(image, next, random, statesEach)) {
      const state = join(folder, `state${states++}.mdb`);
      writeFileSync(state, torn);
      const opened = LmdbUpdateLog.open(state);
      try {
        await expectAll(opened, before);
        const [stream] = streams;
        const texts = before.entries.get(stream) ?? [];
        const entries = [{ person: "ada", receivedAt: 1, update: Buffer.from("after the power cut") }];
        await opened.append([{ stream, expected: texts.length, entries }]);
        expect(await opened.end(stream)).toBe(texts.length + 1);
      } catch (cause) {
        const where = `transaction ${number}, state ${states}, SEED=${random.seed}`;
        throw new Error(`${where}: ${(cause as Error).message}`, { cause });
      } finally {
        await opened.close();
      }
      rmSync(state);
    }
    image = next;
  }
  await log.close();
});
