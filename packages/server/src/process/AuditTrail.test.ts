import type { Deed } from "@querschnitt/shared/api/audit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EPOCH_KEY, encodeEpoch, WORKSPACE_STREAM } from "../storage/epochs.ts";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import { SequenceConflict } from "../storage/UpdateLog.ts";
import { AUDIT_STREAM, AuditTrail } from "./AuditTrail.ts";
import { recordRestore } from "./recordRestore.ts";

let place: TemporaryLog;
beforeEach(async () => {
  place = await temporaryLog();
});
afterEach(() => place.remove());

const signedIn = (person: string): Deed => ({ kind: "signed-in", by: person, person });
const entry = (text: string) => ({ person: "ada", receivedAt: 1, update: new TextEncoder().encode(text) });

test("two nodes append to one list, and each finds what the other wrote", async () => {
  const [one, other] = [new AuditTrail(place.log), new AuditTrail(place.log)];
  await one.append([{ deed: signedIn("ada"), at: 1 }]);
  await other.append([{ deed: signedIn("bert"), at: 2 }]);
  await one.append([{ deed: signedIn("cem"), at: 3 }]);
  const people = async (trail: AuditTrail) => (await trail.find({}, 10)).entries.map(({ by }) => by);
  expect(await people(one)).toEqual(["cem", "bert", "ada"]);
  expect(await people(other)).toEqual(["cem", "bert", "ada"]);
});

test("a deed and what is written together with it are both there or none", async () => {
  const trail = new AuditTrail(place.log);
  const fact = { stream: "journal/test", expected: 0, entries: [entry("{}")] };
  await trail.append([{ deed: signedIn("ada"), at: 1 }], { together: [fact] });
  await expect(trail.append([{ deed: signedIn("ada"), at: 2 }], { together: [fact] })).rejects.toThrow(
    SequenceConflict,
  );
  expect(await place.log.end("journal/test")).toBe(1);
  expect((await trail.find({}, 10)).total).toBe(1);
});

test("a restored backup is written down once, whenever the workspace got another epoch", async () => {
  const trail = new AuditTrail(place.log);
  const restore = (epoch: number) =>
    place.log.append([
      { stream: WORKSPACE_STREAM, expected: 0, entries: [], metadata: { [EPOCH_KEY]: encodeEpoch(epoch) } },
    ]);
  await recordRestore(place.log, trail, 1);
  expect((await trail.find({}, 10)).total).toBe(0);
  await restore(5);
  for (let start = 0; start < 3; start++) await recordRestore(place.log, trail, 2);
  await restore(9);
  for (let start = 0; start < 3; start++) await recordRestore(place.log, trail, 3);
  expect((await trail.find({}, 10)).entries.map(({ kind, at }) => [kind, Date.parse(at)])).toEqual([
    ["backup-restored", 3],
    ["backup-restored", 2],
  ]);
});

test("among a hundred thousand entries every page is found without reading them all", async () => {
  const people = Array.from({ length: 500 }, (_, number) => `p${number}`);
  const batch = 5_000;
  for (let from = 0; from < 100_000; from += batch) {
    const entries = Array.from({ length: batch }, (_, index) => {
      const person = people[((from + index) * 7) % people.length] as string;
      return {
        person,
        receivedAt: from + index,
        update: new TextEncoder().encode(JSON.stringify(signedIn(person))),
      };
    });
    await place.log.append([{ stream: AUDIT_STREAM, expected: from, entries }]);
  }
  let read = 0;
  const counting = {
    ...Object.fromEntries(["end", "metadata"].map((name) => [name, () => undefined])),
    async *read(stream: string, after?: number) {
      for await (const one of place.log.read(stream, after)) {
        read++;
        yield one;
      }
    },
  } as unknown as typeof place.log;
  const trail = new AuditTrail(counting);
  await trail.find({}, 1);
  expect(read).toBeLessThanOrEqual(100_001);
  read = 0;
  const newest = await trail.find({}, 50);
  expect([newest.total, newest.entries.length, newest.next]).toEqual([100_000, 50, 99_951]);
  const old = await trail.find({}, 50, 200);
  expect(old.entries[0]?.sequence).toBe(199);
  const one = await trail.find({ person: "p7", from: new Date(50_000).toISOString() }, 50);
  expect(one.total).toBe(100);
  expect(one.entries.every(({ by }) => by === "p7")).toBe(true);
  // Fifty entries that lie five hundred apart are read one by one.
  expect(read).toBeLessThan(2_000);
});
