import { expect, test } from "vitest";
import { TokenBucket } from "./TokenBucket.ts";

test("[LIM-1] a burst is free, then the sustained rate applies", () => {
  let now = 0;
  const bucket = new TokenBucket(100, 3, () => now);
  expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0]);
  expect(bucket.take()).toBe(10);
  expect(bucket.take()).toBe(20);
  now = 30;
  expect(bucket.take()).toBe(0);
  now = 1_000;
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([0, 0, 0, 10]);
});
