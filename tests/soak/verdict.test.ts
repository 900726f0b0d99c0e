import { expect, test } from "vitest";
import type { QuietSample, Watched } from "./ServerWatch.ts";
import { type Finding, judge } from "./verdict.ts";

const megabyte = 2 ** 20;
const start = {
  resident: 100 * megabyte,
  anonymous: 60 * megabyte,
  threads: 12,
  sockets: 5,
  connections: 1,
  files: 9,
  others: 20,
};
const calm = { problems: [], acknowledged: 1 };

/** Quiets of one life, five minutes apart; each as the server was at its start, except as said. */
function watched(count: number, differs: (index: number) => Partial<QuietSample>): Watched {
  const quiet = Array.from({ length: count }, (_, index) => ({
    ...start,
    sockets: 4,
    connections: 0,
    at: index * 5 * 60_000,
    life: 0,
    logBytes: 1,
    acknowledged: 1,
    present: 0,
    heap: 30 * megabyte,
    ...differs(index),
  }));
  return { samples: [], quiet, starts: [start, start], restarts: [] };
}

const outcomes = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map(({ rule, outcome }) => [rule, outcome]));

/** Deviations such as garbage collection leaves, the same each time. */
const noise = [0.3, -0.2, 0.1, -0.3, 0.2, 0, 0.25, -0.1];

test("a server whose memory goes up and down holds every rule", () => {
  const found = judge(
    watched(8, (index) => ({ heap: (30 + (noise[index] ?? 0)) * megabyte })),
    calm,
  );
  expect(new Set(found.slice(0, 4).map(({ outcome }) => outcome))).toEqual(new Set(["held"]));
});

test("a heap that grows by 4 MB an hour breaks its rule, noise or not", () => {
  const growing = watched(8, (index) => ({ heap: (30 + index / 3 + (noise[index] ?? 0)) * megabyte }));
  expect(outcomes(judge(growing, calm))).toMatchObject({
    "heap after collection flat": "broken",
    "resident memory flat": "held",
  });
});

test("memory that grows outside of the heap breaks a rule of its own", () => {
  const growing = watched(8, (index) => ({ anonymous: (60 + index) * megabyte }));
  expect(outcomes(judge(growing, calm))).toMatchObject({
    "heap after collection flat": "held",
    "resident memory flat": "broken",
  });
});

test("what happens in the first third of a life is warming up, and a few quiets make no trend", () => {
  const warm = watched(8, (index) => ({ heap: (index < 3 ? 20 + index : 30) * megabyte }));
  expect(outcomes(judge(warm, calm))["heap after collection flat"]).toBe("held");
  const short = watched(4, (index) => ({ heap: (30 + 5 * index) * megabyte }));
  expect(outcomes(judge(short, calm))["heap after collection flat"]).toBe("not judged");
});

test("a worker that was needed late is no growth", () => {
  const late = watched(9, (index) =>
    index < 3 ? {} : { threads: 13, others: 24, anonymous: 80 * megabyte, heap: 31 * megabyte },
  );
  expect(outcomes(judge(late, calm))).toMatchObject({
    "no descriptor leaked": "held",
    "heap after collection flat": "held",
    "resident memory flat": "held",
  });
});

test("a last life that ends far above the earlier ones breaks a rule", () => {
  const lives = watched(3, (index) => ({
    life: index === 2 ? 1 : 0,
    heap: (index === 2 ? 40 : 30) * megabyte,
  }));
  expect(outcomes(judge(lives, calm))["memory at the end like in earlier lives"]).toBe("broken");
});

test.each([
  ["one socket", { sockets: 5 }],
  ["a file", { files: 10 }],
  ["a file too few", { files: 8 }],
  ["more than a worker brings", { others: 40 }],
])("%s beside those of the start is a leak", (_, differs) => {
  const found = judge(
    watched(2, (index) => (index === 1 ? differs : {})),
    calm,
  );
  expect(outcomes(found)["no descriptor leaked"]).toBe("broken");
});

test("the worker may come once, and then nothing more may come", () => {
  const once = watched(3, (index) => (index === 0 ? {} : { others: 26, threads: 13 }));
  expect(outcomes(judge(once, calm))["no descriptor leaked"]).toBe("held");
  const again = watched(3, (index) => ({ others: 20 + index, threads: 13 }));
  expect(outcomes(judge(again, calm))["no descriptor leaked"]).toBe("broken");
});

test("anything missing, twice or different breaks the first rule and is named", () => {
  const [first] = judge(
    watched(2, () => ({})),
    { problems: ["a room: acknowledged and missing: <1>"], acknowledged: 1 },
  );
  expect(first).toMatchObject({ outcome: "broken", detail: expect.stringContaining("<1>") });
});
