import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import { StorageUnavailable } from "../storage/UpdateLog.ts";
import { Journal } from "./Journal.ts";

let place: TemporaryLog;
beforeEach(async () => {
  place = await temporaryLog();
});
afterEach(() => place.remove());

const shape = z.object({ step: z.number() });

function open(): { journal: Journal<{ step: number }>; steps: number[] } {
  const steps: number[] = [];
  const journal = new Journal(place.log, "journal/test", shape, ({ step }) => steps.push(step));
  return { journal, steps };
}

test("facts are applied once they are durable, and again in the same order after a start", async () => {
  const first = open();
  await Promise.all([1, 2, 3].map((step) => first.journal.decide("ada", () => ({ step }))));
  expect(first.steps).toEqual([1, 2, 3]);
  const second = open();
  await second.journal.catchUp();
  await second.journal.catchUp();
  expect(second.steps).toEqual([1, 2, 3]);
});

test("each decision sees what the one before decided", async () => {
  const { journal, steps } = open();
  const next = () => journal.decide("ada", () => ({ step: (steps.at(-1) ?? 0) + 1 }));
  await Promise.all(Array.from({ length: 10 }, next));
  expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("two journals on one stream decide one after the other, none on a stale state", async () => {
  const [one, other] = [open(), open()];
  const next = ({ journal, steps }: ReturnType<typeof open>) =>
    journal.decide("ada", () => ({ step: (steps.at(-1) ?? 0) + 1 }));
  for (let round = 0; round < 5; round++) await Promise.all([next(one), next(other)]);
  await one.journal.catchUp();
  expect(one.steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("a decision that throws appends nothing and hinders nobody", async () => {
  const { journal, steps } = open();
  const refused = journal.decide("ada", () => {
    throw new RangeError("no");
  });
  await expect(refused).rejects.toThrow(RangeError);
  await journal.decide("ada", () => ({ step: 1 }));
  expect(steps).toEqual([1]);
  expect(await place.log.end("journal/test")).toBe(1);
});

test.each(["{", '{"step": "1"}', "\xff"])("a fact that reads %j is an error, not left out", async (text) => {
  const entry = { person: "ada", receivedAt: 1, update: Buffer.from(text, "latin1") };
  await place.log.append([{ stream: "journal/test", expected: 0, entries: [entry] }]);
  await expect(open().journal.catchUp()).rejects.toThrow(StorageUnavailable);
});

test("a fact that is not on disk is not applied", async () => {
  const { journal, steps } = open();
  await place.log.close();
  await expect(journal.decide("ada", () => ({ step: 1 }))).rejects.toThrow(StorageUnavailable);
  expect(steps).toEqual([]);
});
