import fc from "fast-check";
import { expect } from "vitest";
import { type Append, type LogEntry, SequenceConflict, type UpdateLog } from "../UpdateLog.ts";

async function all(entries: AsyncIterable<LogEntry>): Promise<LogEntry[]> {
  const list: LogEntry[] = [];
  for await (const one of entries) list.push(one);
  return list;
}

/**
 * Carries out random sequences of calls on a log and on a simple model of one, and compares what they answer and hold.
 *
 * @param log the log as it is open now; `reopen` closes and opens it
 */
export async function endsAsInModel(log: () => UpdateLog, reopen: () => Promise<unknown>): Promise<void> {
  const streams = ["a", "a1", "a10", "b/c"];
  const operation = fc.record({
    appends: fc.array(
      fc.record({
        stream: fc.constantFrom(...streams),
        off: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constantFrom(-1, 1)),
        entries: fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 3 }),
        metadata: fc.dictionary(
          fc.constantFrom("k", "k1", "k/1"),
          fc.option(fc.uint8Array({ maxLength: 9 })),
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    key: fc.option(fc.constantFrom("one", "two", "three"), { nil: undefined }),
    reopen: fc.boolean(),
    compact: fc.option(fc.constantFrom(...streams), { nil: undefined }),
    rewrite: fc.option(fc.constantFrom(...streams), { nil: undefined }),
    purge: fc.boolean(),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 12 }), async (operations) => {
      const prefix = `run${run++}/`;
      const model = new Model();
      for (const { appends, key, reopen: reopens, compact, ...others } of operations) {
        const ends = new Map(streams.map((stream) => [stream, model.end(prefix + stream)]));
        const calls = appends.map(({ stream, off, entries, metadata }): Append => {
          const expected = (ends.get(stream) ?? 0) + off;
          ends.set(stream, (ends.get(stream) ?? 0) + entries.length);
          const list = entries.map((update, index) => ({ person: "p", receivedAt: index, update }));
          return { stream: prefix + stream, expected, entries: list, metadata };
        });
        const ownKey = key && prefix + key;
        const answer = await log()
          .append(calls, ownKey)
          .catch((error: unknown) => {
            if (error instanceof SequenceConflict) return "conflict";
            throw error;
          });
        expect(answer).toEqual(model.append(calls, ownKey));
        if (compact !== undefined) await log().compact(prefix + compact, model.end(prefix + compact));
        const { rewrite } = others;
        if (rewrite !== undefined) {
          await log().rewrite(prefix + rewrite, { change: withoutFirst, metadata: { k: null } });
          model.rewrite(prefix + rewrite);
        }
        if (others.purge) await log().purge();
        if (reopens) await reopen();
      }
      for (const stream of streams.map((one) => prefix + one)) {
        expect(await log().end(stream)).toBe(model.end(stream));
        expect(await all(log().read(stream))).toEqual(model.streams.get(stream) ?? []);
        expect(await log().metadata(stream)).toEqual(model.metadata.get(stream) ?? new Map());
      }
    }),
    { numRuns: 40 },
  );
}

/** Some updates become others, and shorter. */
function withoutFirst(update: Uint8Array): Uint8Array | undefined {
  return (update[0] ?? 0) % 2 === 1 ? update.slice(1) : undefined;
}

/** A log that forgets everything: what the adapters are compared with. */
class Model {
  readonly streams = new Map<string, LogEntry[]>();
  readonly metadata = new Map<string, Map<string, Uint8Array>>();
  readonly #keys = new Set<string>();

  end(stream: string): number {
    return this.streams.get(stream)?.length ?? 0;
  }

  rewrite(stream: string): void {
    const entries = this.streams.get(stream) ?? [];
    this.streams.set(
      stream,
      entries.map((entry) => ({ ...entry, update: withoutFirst(entry.update) ?? entry.update })),
    );
    this.metadata.get(stream)?.delete("k");
  }

  append(appends: readonly Append[], key: string | undefined): { duplicate: boolean } | "conflict" {
    if (key !== undefined && this.#keys.has(key)) return { duplicate: true };
    const ends = new Map<string, number>();
    for (const { stream, expected, entries } of appends) {
      const end = ends.get(stream) ?? this.end(stream);
      if (end !== expected) return "conflict";
      ends.set(stream, end + entries.length);
    }
    if (key !== undefined) this.#keys.add(key);
    for (const { stream, entries, metadata } of appends) {
      const list = this.streams.get(stream) ?? [];
      for (const one of entries) list.push({ sequence: list.length + 1, ...one });
      this.streams.set(stream, list);
      const notes = this.metadata.get(stream) ?? new Map<string, Uint8Array>();
      for (const [name, value] of Object.entries(metadata ?? {})) {
        if (value === null) notes.delete(name);
        else notes.set(name, value);
      }
      this.metadata.set(stream, notes);
    }
    return { duplicate: false };
  }
}
