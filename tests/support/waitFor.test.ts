import { expect, test } from "vitest";
import { waitFor, within } from "./waitFor.ts";

test("waiting for a condition that never holds fails at the deadline and names it", async () => {
  await expect(waitFor("the moon to be cheese", () => false, 30)).rejects.toThrow(
    "still not after 30 ms: the moon to be cheese",
  );
});

test("a condition that throws until it holds is waited for", async () => {
  let tries = 0;
  const value = await waitFor("the third try", () => {
    tries++;
    if (tries < 3) throw new Error("not yet");
    return tries;
  });
  expect(value).toBe(3);
});

test("the last error of a condition is the cause", async () => {
  const cause = new Error("why");
  const failure = waitFor("nothing", () => Promise.reject(cause), 20);
  await expect(failure).rejects.toMatchObject({ cause });
});

test("a promise that never settles fails at the deadline", async () => {
  await expect(within("the end of time", new Promise(() => {}), 20)).rejects.toThrow("the end of time");
});
