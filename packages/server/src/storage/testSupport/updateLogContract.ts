import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type Append,
  type LogEntry,
  type NewEntry,
  SequenceConflict,
  StorageUnavailable,
  type UpdateLog,
} from "../UpdateLog.ts";
import { compactionContract } from "./compactionContract.ts";
import { removalContract } from "./removalContract.ts";
import { rewriteContract } from "./rewriteContract.ts";
import { endsAsInModel } from "./updateLogModel.ts";

/** A place where one log lives: opened, closed and opened again with the same content. */
export interface LogPlace {
  open(): Promise<UpdateLog>;
  remove(): Promise<void>;
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const entry = (value: number, person = "ada"): NewEntry => ({
  person,
  receivedAt: 1_700_000_000_000 + value,
  update: bytes(value),
});

async function all(entries: AsyncIterable<LogEntry>): Promise<LogEntry[]> {
  const list: LogEntry[] = [];
  for await (const one of entries) list.push(one);
  return list;
}

const values = async (log: UpdateLog, stream: string, after?: number): Promise<(number | undefined)[]> =>
  (await all(log.read(stream, after))).map(({ update }) => update[0]);

/** What every adapter of `UpdateLog` must do. */
export function updateLogContract(name: string, createPlace: () => Promise<LogPlace>): void {
  describe(`${name} as an update log`, () => {
    let place: LogPlace;
    let log: UpdateLog;

    beforeEach(async () => {
      place = await createPlace();
      log = await place.open();
    });
    afterEach(async () => {
      await log.close();
      await place.remove();
    });
    const reopen = async (): Promise<void> => {
      await log.close();
      log = await place.open();
    };

    test("an unknown stream is empty", async () => {
      expect(await log.end("measure/none/draft")).toBe(0);
      expect(await values(log, "measure/none/draft")).toEqual([]);
      expect(await log.metadata("measure/none/draft")).toEqual(new Map());
    });

    test("entries come back in order, numbered from 1, whole", async () => {
      await log.append([{ stream: "s", expected: 0, entries: [entry(1), entry(2, "ben")] }]);
      await log.append([{ stream: "s", expected: 2, entries: [entry(3)] }]);
      expect(await all(log.read("s"))).toEqual([
        { sequence: 1, ...entry(1) },
        { sequence: 2, ...entry(2, "ben") },
        { sequence: 3, ...entry(3) },
      ]);
      expect(await log.end("s")).toBe(3);
    });

    test.each([0, 1, 2, 3, 4, 5, 99])("reading after %i begins with the next", async (after) => {
      await log.append([{ stream: "s", expected: 0, entries: [entry(1), entry(2), entry(3)] }]);
      await log.append([{ stream: "s", expected: 3, entries: [entry(4), entry(5)] }]);
      expect(await values(log, "s", after)).toEqual([1, 2, 3, 4, 5].slice(after));
    });

    test("doc1 does not find doc10, doc1/a or metadata of theirs", async () => {
      const streams = ["doc", "doc1", "doc10", "doc1/a", "doc1.a", "doc1-", "doc2", "Doc1"];
      for (const [value, stream] of streams.entries()) {
        await log.append([
          { stream, expected: 0, entries: [entry(value)], metadata: { [`key${value}`]: bytes(value) } },
        ]);
      }
      for (const [value, stream] of streams.entries()) {
        expect(await values(log, stream)).toEqual([value]);
        expect(await log.end(stream)).toBe(1);
        expect(await log.metadata(stream)).toEqual(new Map([[`key${value}`, bytes(value)]]));
      }
      expect(await log.end("doc100")).toBe(0);
    });

    test("a conflict writes nothing, in no stream", async () => {
      await log.append([{ stream: "a", expected: 0, entries: [entry(1)] }]);
      const both = log.append(
        [
          { stream: "b", expected: 0, entries: [entry(2)], metadata: { k: bytes(1) } },
          { stream: "a", expected: 0, entries: [entry(3)] },
        ],
        "key",
      );
      await expect(both).rejects.toThrow(SequenceConflict);
      await expect(both).rejects.toMatchObject({ stream: "a", expected: 0, found: 1 });
      expect(await log.end("b")).toBe(0);
      expect(await log.metadata("b")).toEqual(new Map());
      expect(await values(log, "a")).toEqual([1]);
      // Neither is the key used up, nor the stream left reserved.
      expect(await log.append([{ stream: "b", expected: 0, entries: [entry(4)] }], "key")).toEqual({
        duplicate: false,
      });
    });

    test("an expectation that runs ahead is a conflict too", async () => {
      await expect(log.append([{ stream: "a", expected: 1, entries: [entry(1)] }])).rejects.toThrow(
        SequenceConflict,
      );
    });

    test("whoever hears of a conflict finds what was appended first", async () => {
      const first = log.append([{ stream: "a", expected: 0, entries: [entry(1)] }]);
      const second = log.append([{ stream: "a", expected: 0, entries: [entry(2)] }]);
      await expect(second).rejects.toMatchObject({ found: 1 });
      expect(await values(log, "a")).toEqual([1]);
      await first;
    });

    test("several streams are appended to together", async () => {
      await log.append([
        { stream: "a", expected: 0, entries: [entry(1)], metadata: { k: bytes(7) } },
        { stream: "b", expected: 0, entries: [entry(2)] },
        { stream: "a", expected: 1, entries: [entry(3)] },
      ]);
      await reopen();
      expect(await values(log, "a")).toEqual([1, 3]);
      expect(await values(log, "b")).toEqual([2]);
      expect(await log.metadata("a")).toEqual(new Map([["k", bytes(7)]]));
    });

    test("an idempotency key counts once, also after a restart", async () => {
      const append: Append = { stream: "a", expected: 0, entries: [entry(1)] };
      expect(await log.append([append], "once")).toEqual({ duplicate: false });
      expect(await log.append([append], "once")).toEqual({ duplicate: true });
      await reopen();
      expect(await log.append([append], "once")).toEqual({ duplicate: true });
      expect(await values(log, "a")).toEqual([1]);
    });

    test("the same key used twice at once counts once, and both know when it is on disk", async () => {
      const once = (value: number) =>
        log.append([{ stream: "a", expected: 0, entries: [entry(value)] }], "once");
      const answers = await Promise.all([once(1), once(2)]);
      expect(answers.map(({ duplicate }) => duplicate)).toEqual([false, true]);
      expect(await values(log, "a")).toEqual([1]);
    });

    test("metadata is found by prefix, replaced and removed", async () => {
      const note = (metadata: Append["metadata"]) =>
        log.append([{ stream: "s", expected: 0, entries: [], ...(metadata ? { metadata } : {}) }]);
      await note({ "client/1": bytes(1), "client/12": bytes(2), clients: bytes(3), epoch: bytes(4) });
      expect([...(await log.metadata("s", "client/")).keys()].sort()).toEqual(["client/1", "client/12"]);
      expect([...(await log.metadata("s", "client/1")).keys()].sort()).toEqual(["client/1", "client/12"]);
      expect((await log.metadata("s")).size).toBe(4);
      await note({ "client/1": null, epoch: bytes(5), "not/there": null });
      await reopen();
      expect(await log.metadata("s")).toEqual(
        new Map([
          ["client/12", bytes(2)],
          ["clients", bytes(3)],
          ["epoch", bytes(5)],
        ]),
      );
      expect(await log.end("s")).toBe(0);
    });

    test("one metadata key is read of many streams, in their order", async () => {
      for (const stream of ["a", "a1", "a10"]) {
        const metadata = { digest: Buffer.from(stream), digest2: bytes(0) };
        await log.append([{ stream, expected: 0, entries: [], metadata }]);
      }
      await log.append([{ stream: "a1", expected: 0, entries: [], metadata: { digest: null } }]);
      const found = await log.metadataOf(["a10", "a1", "none", "a", "a10"], "digest");
      expect(found.map((value) => value && Buffer.from(value).toString())).toEqual([
        "a10",
        undefined,
        undefined,
        "a",
        "a10",
      ]);
      expect(await log.metadataOf([], "digest")).toEqual([]);
    });

    test("appends that overlap keep the order in which they were made", async () => {
      const appends = Array.from({ length: 200 }, (_, index) =>
        log.append([{ stream: "s", expected: index, entries: [entry(index % 256)] }]),
      );
      await Promise.all(appends);
      await reopen();
      expect(await values(log, "s")).toEqual(Array.from({ length: 200 }, (_, index) => index % 256));
    });

    test("appends made while others are on their way to disk lose nothing", async () => {
      let resolved = 0;
      const write = async (stream: string): Promise<void> => {
        for (let count = 0; count < 25; count++) {
          await log.append([{ stream, expected: count, entries: [entry(count)] }]);
          resolved++;
          expect(await log.end(stream)).toBe(count + 1);
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, index) => write(`s${index}`)));
      expect(resolved).toBe(200);
      await reopen();
      for (let index = 0; index < 8; index++) expect(await log.end(`s${index}`)).toBe(25);
    });

    test("every byte comes back, of none and of many", async () => {
      const every = Uint8Array.from({ length: 256 }, (_, value) => value);
      const large = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7) % 251);
      const updates = [new Uint8Array(), every, large];
      const entries = updates.map((update) => ({ person: "ada", receivedAt: 1, update }));
      await log.append([{ stream: "s", expected: 0, entries, metadata: { every, none: new Uint8Array() } }]);
      await reopen();
      const read = await all(log.read("s"));
      for (const [index, update] of updates.entries()) {
        expect(Buffer.compare(read[index]?.update ?? bytes(1), update)).toBe(0);
      }
      expect(await log.metadata("s")).toEqual(
        new Map([
          ["every", every],
          ["none", new Uint8Array()],
        ]),
      );
    });

    test("the caller may use its buffers again at once", async () => {
      const update = bytes(1, 2, 3);
      const value = bytes(4);
      const written = log.append([
        {
          stream: "s",
          expected: 0,
          entries: [{ person: "a", receivedAt: 1, update }],
          metadata: { k: value },
        },
      ]);
      update.fill(9);
      value.fill(9);
      await written;
      expect((await all(log.read("s")))[0]?.update).toEqual(bytes(1, 2, 3));
      expect((await log.metadata("s")).get("k")).toEqual(bytes(4));
    });

    test("what was read stays as it was read", async () => {
      await log.append([{ stream: "s", expected: 0, entries: [entry(1)] }]);
      const [first] = await all(log.read("s"));
      await log.append([{ stream: "s", expected: 1, entries: [entry(2)] }]);
      await values(log, "s");
      expect(first?.update).toEqual(bytes(1));
    });

    test("a stream longer than one slice is read whole, while others append", async () => {
      for (let index = 0; index < 700; index += 2) {
        await log.append([{ stream: "s", expected: index, entries: [entry(1), entry(2)] }]);
      }
      let count = 0;
      for await (const { sequence } of log.read("s")) {
        expect(sequence).toBe(++count);
        if (count === 100) await log.append([{ stream: "other", expected: 0, entries: [entry(1)] }]);
      }
      expect(count).toBe(700);
    });

    for (const also of [compactionContract, removalContract, rewriteContract]) also(() => log, reopen);
    test.each(["", "a b", "ä", "a\0b", "x".repeat(201)])("%j names no stream", async (stream) => {
      await expect(log.append([{ stream, expected: 0, entries: [entry(1)] }])).rejects.toThrow(TypeError);
    });

    test("the longest names are no trouble", async () => {
      const stream = "s".repeat(200);
      const key = "k".repeat(200);
      await log.append([{ stream, expected: 0, entries: [entry(1)], metadata: { [key]: bytes(1) } }], key);
      expect(await values(log, stream)).toEqual([1]);
      expect(await log.metadata(stream)).toEqual(new Map([[key, bytes(1)]]));
    });

    test("closing waits for what is under way; after that, nothing is taken", async () => {
      const written = log.append([{ stream: "s", expected: 0, entries: [entry(1)] }]);
      await log.close();
      await written;
      await expect(log.append([{ stream: "s", expected: 1, entries: [entry(2)] }])).rejects.toThrow(
        StorageUnavailable,
      );
      log = await place.open();
      expect(await values(log, "s")).toEqual([1]);
    });

    test("any sequence of calls ends as in a simple model", () => endsAsInModel(() => log, reopen));
  });
}
