import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GroupCommit } from "./GroupCommit.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A group commit whose commits are listed with the time at which each began. */
function recorded() {
  const groupCommit = new GroupCommit(() => performance.now());
  const began: { name: string; at: number }[] = [];
  const start = performance.now();
  const join = (name: string, updates = 1, takes = 0): void =>
    groupCommit.join(async () => {
      began.push({ name, at: performance.now() - start });
      if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
      return updates;
    });
  return { join, began };
}

test("what comes in one turn of the loop goes together, and at once after a pause", async () => {
  const { join, began } = recorded();
  join("a");
  join("b");
  await vi.advanceTimersByTimeAsync(0);
  expect(began).toEqual([
    { name: "a", at: 0 },
    { name: "b", at: 0 },
  ]);
  await vi.advanceTimersByTimeAsync(100);
  join("c");
  await vi.advanceTimersByTimeAsync(0);
  expect(began.at(-1)).toEqual({ name: "c", at: 100 });
});

test("commits keep a distance that grows with what the last one held, and has an end", async () => {
  const { join, began } = recorded();
  for (const [name, updates] of [
    ["one", 1],
    ["three", 3],
    ["hundred", 100],
    ["last", 1],
  ] as const) {
    join(name, updates);
    await vi.advanceTimersByTimeAsync(0);
    join(`after ${name}`, 0);
    await vi.advanceTimersByTimeAsync(100);
  }
  const distances = began.flatMap(({ at }, index) => (index % 2 ? [at - (began[index - 1]?.at ?? 0)] : []));
  expect(distances).toEqual([4, 8, 10, 4]);
});

test("many rooms keep a longer distance, which has an end too", async () => {
  const { join, began } = recorded();
  for (const rooms of [5, 100]) {
    for (let room = 0; room < rooms; room++) join(`${rooms}`);
    await vi.advanceTimersByTimeAsync(0);
    join(`after ${rooms}`, 0);
    await vi.advanceTimersByTimeAsync(100);
  }
  const at = (name: string): number => began.find((commit) => commit.name === name)?.at ?? 0;
  expect(at("after 5") - at("5")).toBe(12);
  expect(at("after 100") - at("100")).toBe(20);
});

test("what comes in while a commit is under way waits for its end, and then goes together", async () => {
  const { join, began } = recorded();
  join("slow", 1, 50);
  await vi.advanceTimersByTimeAsync(10);
  join("a");
  join("b");
  await vi.advanceTimersByTimeAsync(30);
  expect(began.map(({ name }) => name)).toEqual(["slow"]);
  await vi.advanceTimersByTimeAsync(20);
  expect(began.slice(1).map(({ name }) => name)).toEqual(["a", "b"]);
  expect(began[1]?.at).toBeGreaterThanOrEqual(50);
  expect(began[2]?.at).toBe(began[1]?.at);
});
