import { expect, test } from "vitest";
import type { LogEntry, NewEntry, UpdateLog } from "../UpdateLog.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const entry = (value: string, number: number): NewEntry => ({
  person: number % 3 === 0 ? "ada" : "ben",
  receivedAt: 1_700_000_000_000 + number,
  update: text(value),
});

async function all(entries: AsyncIterable<LogEntry>): Promise<LogEntry[]> {
  const list: LogEntry[] = [];
  for await (const one of entries) list.push({ ...one, update: Uint8Array.from(one.update) });
  return list;
}

/** Takes the word out of every update that has it. */
function withoutWord(update: Uint8Array): Uint8Array | undefined {
  const said = new TextDecoder().decode(update);
  return said.includes("secret") ? text(said.replace("secret", "-")) : undefined;
}

/**
 * What every adapter of `UpdateLog` must keep to when it rewrites entries and clears away what is left of them.
 *
 * @param log the log as it is open now; `reopen` closes and opens it
 */
export function rewriteContract(log: () => UpdateLog, reopen: () => Promise<void>): void {
  test("rewritten entries keep number, person and time; all others stay, packed or not", async () => {
    const written = Array.from({ length: 3_000 }, (_, number) =>
      entry(number % 700 === 5 ? `a secret ${number}` : `text ${number}`, number),
    );
    for (let from = 0; from < written.length; from += 20) {
      const entries = written.slice(from, from + 20);
      await log().append([{ stream: "s", expected: from, entries, metadata: { old: text("secret") } }]);
    }
    await log().append([{ stream: "s1", expected: 0, entries: [entry("a secret of s1", 1)] }]);
    await log().compact("s", 2_000);
    const rewritten = log().rewrite("s", { change: withoutWord, metadata: { old: null, noted: text("1") } });
    await log().append([{ stream: "s", expected: 3_000, entries: [entry("meanwhile", 1)] }]);
    await rewritten;
    const expected = [...written, entry("meanwhile", 1)].map((one, index) => ({
      sequence: index + 1,
      ...one,
      update: withoutWord(one.update) ?? one.update,
    }));
    for (const reopens of [false, true]) {
      if (reopens) await reopen();
      expect(await all(log().read("s"))).toEqual(expected);
      expect(await log().metadata("s")).toEqual(new Map([["noted", text("1")]]));
      expect(await all(log().read("s1"))).toEqual([{ sequence: 1, ...entry("a secret of s1", 1) }]);
    }
    await log().rewrite("none", { change: withoutWord, metadata: {} });
    expect(await log().end("none")).toBe(0);
  });

  test("while it clears away, a log is read and appended to, and an append before and after is kept", async () => {
    const pending: Promise<unknown>[] = [];
    for (let number = 0; number < 60; number++) {
      pending.push(
        log().append([{ stream: "s", expected: number, entries: [entry(`secret ${number}`, number)] }]),
      );
      if (number % 15 === 7) pending.push(log().purge());
      if (number % 10 === 9) pending.push(log().end("s"), all(log().read("s")));
    }
    pending.push(log().rewrite("s", { change: withoutWord, metadata: {} }), log().purge());
    await Promise.all(pending);
    await log().append([{ stream: "s", expected: 60, entries: [entry("after", 1)] }]);
    for (const reopens of [false, true]) {
      if (reopens) await reopen();
      const said = (await all(log().read("s"))).map(({ update }) => new TextDecoder().decode(update));
      expect(said).toEqual([...Array.from({ length: 60 }, (_, number) => `- ${number}`), "after"]);
    }
  });
}
