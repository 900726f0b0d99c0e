import { expect, test } from "vitest";
import type { LogEntry, NewEntry, UpdateLog } from "../UpdateLog.ts";

const entry = (value: number): NewEntry => ({
  person: "ada",
  receivedAt: 1_700_000_000_000,
  update: Uint8Array.of(value),
});

async function all(entries: AsyncIterable<LogEntry>): Promise<LogEntry[]> {
  const list: LogEntry[] = [];
  for await (const one of entries) list.push(one);
  return list;
}

/**
 * What every adapter of `UpdateLog` must keep to when it packs a stream.
 *
 * @param log the log as it is open now; `reopen` closes and opens it
 */
export function compactionContract(log: () => UpdateLog, reopen: () => Promise<void>): void {
  test("a compacted stream is read as before, from anywhere, and appended to", async () => {
    const written: NewEntry[] = [];
    for (let index = 0; index < 3_000; index++) {
      const update = Uint8Array.from({ length: 3 + (index % 5) }, (_, place) => (index * (place + 1)) % 256);
      // The clock goes backwards now and then.
      const receivedAt = 1_700_000_000_000 + index * 100 - (index % 7) * 1_000;
      written.push({ person: index % 400 < 300 ? "ada" : "ben", receivedAt, update });
    }
    const numbered = written.map((one, index) => ({ sequence: index + 1, ...one }));
    for (let index = 0; index < 2_900; index += 10) {
      await log().append([{ stream: "s", expected: index, entries: written.slice(index, index + 10) }]);
    }
    await log().append([{ stream: "s1", expected: 0, entries: [entry(1)] }]);
    const compacted = log().compact("s", 2_805);
    const expected = 2_900;
    await log().append([
      { stream: "s", expected, entries: written.slice(expected), metadata: { k: Uint8Array.of(1) } },
    ]);
    await compacted;
    for (const reopens of [false, true]) {
      if (reopens) await reopen();
      expect(await log().end("s")).toBe(3_000);
      for (const after of [0, 1, 1_023, 2_799, 2_800, 2_801, 2_899, 2_999, 3_000]) {
        expect(await all(log().read("s", after))).toEqual(numbered.slice(after));
      }
    }
    await log().compact("s", 3_000);
    await log().compact("none", 5);
    await log().append([{ stream: "s", expected: 3_000, entries: [entry(7)] }]);
    expect(await all(log().read("s", 3_000))).toEqual([{ sequence: 3_001, ...entry(7) }]);
    expect(await all(log().read("s1"))).toEqual([{ sequence: 1, ...entry(1) }]);
  });

  test("compacted again and again as it grows, a stream is read as before", async () => {
    const written = Array.from({ length: 5_000 }, (_, index) => ({
      ...entry(index % 251),
      receivedAt: index,
    }));
    for (let from = 0; from < written.length; from += 50) {
      await log().append([{ stream: "s", expected: from, entries: written.slice(from, from + 50) }]);
      if (from % 300 === 250) await log().compact("s", from + 50);
    }
    expect(await all(log().read("s"))).toEqual(
      written.map((one, index) => ({ sequence: index + 1, ...one })),
    );
    await reopen();
    expect(await log().end("s")).toBe(5_000);
    expect((await all(log().read("s", 4_990))).map(({ sequence }) => sequence)).toEqual([
      4_991, 4_992, 4_993, 4_994, 4_995, 4_996, 4_997, 4_998, 4_999, 5_000,
    ]);
  });
}
