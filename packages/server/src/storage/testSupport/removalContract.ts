import { expect, test } from "vitest";
import type { NewEntry, UpdateLog } from "../UpdateLog.ts";

const entry = (value: number): NewEntry => ({
  person: "ada",
  receivedAt: 1_700_000_000_000,
  update: Uint8Array.of(value),
});

async function values(log: UpdateLog, stream: string): Promise<(number | undefined)[]> {
  const found: (number | undefined)[] = [];
  for await (const { update } of log.read(stream)) found.push(update[0]);
  return found;
}

/**
 * What every adapter of `UpdateLog` must keep to when a stream is removed.
 *
 * @param log the log as it is open now; `reopen` closes and opens it
 */
export function removalContract(log: () => UpdateLog, reopen: () => Promise<void>): void {
  test("a removed stream is as one that never was, and its neighbours stay", async () => {
    for (const stream of ["a", "a1", "a/b"]) {
      const metadata = { note: Uint8Array.of(7) };
      await log().append([{ stream, expected: 0, entries: [entry(1), entry(2)], metadata }]);
    }
    await log().remove("a");
    expect(await log().end("a")).toBe(0);
    expect(await values(log(), "a")).toEqual([]);
    expect((await log().metadata("a")).size).toBe(0);
    await log().append([{ stream: "a", expected: 0, entries: [entry(3)] }]);
    await reopen();
    expect(await values(log(), "a")).toEqual([3]);
    for (const stream of ["a1", "a/b"]) {
      expect(await values(log(), stream), stream).toEqual([1, 2]);
      expect((await log().metadata(stream)).size, stream).toBe(1);
    }
    await log().remove("never there");
  });
}
