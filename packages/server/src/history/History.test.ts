import type { PastText } from "@querschnitt/shared/api/history";
import { blockText, draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { richText } from "@querschnitt/shared/documents/richText";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Seeded, seededFor } from "../../../../tests/support/seeded.ts";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import type { NewEntry } from "../storage/UpdateLog.ts";
import { applyAsIs } from "./applyAsIs.ts";
import { History } from "./History.ts";
import { people, writerOf, writtenHistory } from "./testSupport/writtenHistory.ts";

const stream = "measure/m/draft";
const logger = pino({ level: "silent" });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A log with these entries. */
async function logOf(entries: readonly NewEntry[]): Promise<TemporaryLog["log"]> {
  const { log, remove } = await temporaryLog();
  closing.push(remove);
  await log.append([{ stream, expected: 0, entries }]);
  return log;
}

/** @param entries how many make a segment; undefined: as always, more than any of these logs has */
function historyOf(log: TemporaryLog["log"], entries?: number): History {
  const history = new History({
    log,
    logger,
    ...(entries !== undefined && { isFull: (count: number) => count >= entries }),
  });
  closing.push(() => history.close());
  return history;
}

/** The document after so many entries, made without anything of the history. */
function replay(entries: readonly NewEntry[], count = entries.length): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  openDraft(doc);
  for (const { update } of entries.slice(0, count)) applyAsIs(doc, [update]);
  return doc;
}

/** How many entries lie before the first that came later than a moment. */
function arrivedBy(entries: readonly NewEntry[], at: number): number {
  const first = entries.findIndex(({ receivedAt }) => receivedAt > at);
  return first < 0 ? entries.length : first;
}

const textLength = (doc: Y.Doc): number =>
  openDraft(doc)
    .toArray()
    .reduce((sum, block) => sum + blockText(block).length, 0);

/** A moment around some entry. */
const someMoment = (entries: readonly NewEntry[], random: Seeded): number =>
  random.pick(entries).receivedAt + random.pick([-1, 0, 1]);

describe.each(Array.from({ length: 5 }, (_, index) => index))("written at random, %i", (index) => {
  const random = seededFor(
    `history ${index}`,
    process.env.SEED ? undefined : (Date.now() + index * 7919) % 2 ** 31,
  );
  const entries = writtenHistory(random, 150);
  const segment = 1 + random.below(60);

  test("the text at any moment is what replaying the log up to then gives", async () => {
    const history = historyOf(await logOf(entries), segment);
    for (let look = 0; look < 25; look++) {
      const at = someMoment(entries, random);
      const count = arrivedBy(entries, at);
      const state = await history.state("m", at);
      expect(state.draftSequence).toBe(count);
      expect(state.draft).toEqual(richText(openDraft(replay(entries, count))));
    }
  });

  test("every letter that stands there is its writer's, whoever else wrote around it", async () => {
    const { passages, sections } = await historyOf(await logOf(entries), segment).authorship("m");
    const blocks = openDraft(replay(entries))
      .toArray()
      .map((block) => blockText(block));
    const covered = blocks.map(() => 0);
    for (const { block, from, to, person, runs } of passages) {
      // One behind the other, without gaps.
      expect(from).toBe(covered[block]);
      covered[block] = to;
      expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(to - from);
      expect(new Set([...(blocks[block] as string).slice(from, to)].map(writerOf))).toEqual(
        new Set([person]),
      );
    }
    expect(covered).toEqual(blocks.map(({ length }) => length));
    const characters = sections.flatMap((section) => [...section.characters.values()]);
    expect(characters.reduce((sum, one) => sum + one, 0)).toBe(blocks.join("").length);
  });

  test("what people wrote and deleted comes to what their entries made of the text", async () => {
    const { sittings } = await historyOf(await logOf(entries), segment).timeline("m");
    const expected = new Map<string, number>();
    const doc = replay([]);
    for (const { person, update } of entries) {
      const before = textLength(doc);
      applyAsIs(doc, [update]);
      expected.set(person, (expected.get(person) ?? 0) + textLength(doc) - before);
    }
    for (const person of [...people, "server"]) {
      const own = sittings.flatMap((sitting) => sitting.people).filter((one) => one.person === person);
      const sum = own.reduce((total, { inserted, deleted }) => total + inserted - deleted, 0);
      expect([person, sum]).toEqual([person, expected.get(person) ?? 0]);
    }
    expect(sittings[0]?.first).toBe(1);
    expect(sittings.at(-1)?.last).toBe(entries.length);
    for (const [place, { first, from }] of sittings.entries()) {
      const before = sittings[place - 1];
      if (!before) continue;
      expect(first).toBe(before.last + 1);
      expect(from - before.to).toBeGreaterThanOrEqual(10 * 60_000);
    }
  });

  test("wherever the log is cut, and however often it is asked while it grows, the same is told", async () => {
    const log = await logOf([]);
    const cut = historyOf(log, segment);
    let end = 0;
    while (end < entries.length) {
      const next = entries.slice(end, end + 1 + random.below(40));
      await log.append([{ stream, expected: end, entries: next }]);
      end += next.length;
      if (random.chance(0.5)) await cut.timeline("m");
    }
    const whole = historyOf(await logOf(entries));
    expect(await cut.timeline("m")).toEqual(await whole.timeline("m"));
    expect(await cut.authorship("m")).toEqual(await whole.authorship("m"));
    for (let look = 0; look < 10; look++) {
      const at = someMoment(entries, random);
      expect(await cut.since("m", at, "ada")).toEqual(await whole.since("m", at, "ada"));
    }
    const times = entries.map(({ receivedAt }) => receivedAt);
    const { places } = await cut.since("m", Math.min(...times) - 1, "");
    expect(places.length).toBeGreaterThan(0);
    expect((await cut.since("m", Math.max(...times), "")).places).toEqual([]);
  });
});

test("a forgotten history is made anew from what the log says then", async () => {
  const entries = writtenHistory(seededFor("forgotten"), 60);
  const log = await logOf(entries);
  const history = historyOf(log, 7);
  const before = await history.timeline("m");
  await log.remove(stream);
  await log.append([{ stream, expected: 0, entries: entries.slice(0, 20) }]);
  await history.forget({ kind: "draft", measure: "m" });
  expect((await log.metadata(`history/${stream}`)).size).toBe(0);
  const after = await history.timeline("m");
  expect(after.sittings.at(-1)?.last).toBe(20);
  expect(before.sittings.at(-1)?.last).toBe(entries.length);
  const state = await history.state("m", Number.MAX_SAFE_INTEGER);
  expect(textOf(state.draft)).toBe(draftText(replay(entries, 20)).replaceAll("\n", ""));
});

test("who asks while it is forgotten is told what the log says then", async () => {
  const random = seededFor("forgotten meanwhile");
  const [entries, others] = [writtenHistory(random, 80), writtenHistory(random, 80)];
  const log = await logOf(entries);
  const history = historyOf(log, 5);
  const early = history.timeline("m");
  await log.remove(stream);
  await log.append([{ stream, expected: 0, entries: others }]);
  const forgotten = history.forget({ kind: "draft", measure: "m" });
  const late = history.authorship("m");
  await Promise.all([early.catch(() => {}), forgotten]);
  const whole = historyOf(await logOf(others));
  expect(await late).toEqual(await whole.authorship("m"));
  expect(await history.timeline("m")).toEqual(await whole.timeline("m"));
});

test("what was written is told ahead, with all that was written before, and only once", async () => {
  const log = await logOf(keystrokes(5_000));
  const history = new History({ log, logger });
  closing.push(() => history.close());
  const told = async (): Promise<string[]> => [...(await log.metadata(`history/${stream}`)).keys()];
  history.noteWritten({ kind: "discussion", measure: "m" }, 5_000);
  history.noteWritten({ kind: "record", measure: "m" }, 20);
  await history.prepare();
  expect(await told()).toEqual([]);
  history.noteWritten({ kind: "draft", measure: "m" }, 5_000);
  await Promise.all([history.prepare(), history.prepare()]);
  const keys = await told();
  expect(keys.length).toBeGreaterThan(0);
  expect((await history.timeline("m")).sittings.at(-1)?.last).toBe(5_000);
  history.noteWritten({ kind: "draft", measure: "m" }, 5_001);
  await history.prepare();
  expect(await told()).toEqual(keys);
});

test("how a room stood is kept now and then only, and at the end; those who ask at the same time get in nobody's way", async () => {
  const random = seededFor("kept now and then");
  const entries = writtenHistory(random, 150);
  const log = await logOf([]);
  const history = historyOf(log, 4);
  const asked: Promise<unknown>[] = [];
  for (let end = 0; end < entries.length; end += 6) {
    await log.append([{ stream, expected: end, entries: entries.slice(end, end + 6) }]);
    asked.push(
      history.timeline("m"),
      history.authorship("m"),
      history.state("m", someMoment(entries, random)),
    );
  }
  await Promise.all(asked);
  const whole = historyOf(await logOf(entries));
  expect(await history.timeline("m")).toEqual(await whole.timeline("m"));
  const numbers = [...(await log.metadata(`history/${stream}`, "standing/")).keys()].map((key) =>
    Number(key.slice("standing/".length)),
  );
  const told = (await log.metadata(`history/${stream}`, "told/")).size;
  const every = Array.from({ length: Math.floor(told / 4) }, (_, index) => 4 * (index + 1));
  expect(numbers).toEqual(told % 4 === 0 ? every : [...every, told]);
});

test("closing gives up what is being told ahead, and leaves behind what another start goes on with", async () => {
  const log = await logOf(keystrokes(5_000));
  const first = new History({ log, logger, isFull: (count) => count >= 500 });
  first.noteWritten({ kind: "draft", measure: "m" }, 5_000);
  const preparing = first.prepare();
  await waitFor("something is told", async () => (await log.metadata(`history/${stream}`)).size > 0);
  await first.close();
  await preparing;
  const second = historyOf(log, 500);
  expect(await second.timeline("m")).toEqual(await historyOf(await logOf(keystrokes(5_000))).timeline("m"));
});

/** Somebody who types, letter by letter. */
function keystrokes(count: number): NewEntry[] {
  const doc = new Y.Doc();
  const entries: NewEntry[] = [];
  doc.on("update", (update: Uint8Array) =>
    entries.push({ person: "ada", receivedAt: entries.length * 100, update }),
  );
  const block = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  doc.transact(() => {
    openDraft(doc).insert(0, [block]);
    block.insert(0, [text]);
  });
  while (entries.length < count) text.insert(entries.length % 3 === 0 ? 0 : text.length, "a");
  return entries;
}

function textOf({ text, content }: PastText): string {
  return text ?? (content ?? []).map(textOf).join("");
}
