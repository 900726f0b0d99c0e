import { expect, test } from "vitest";
import { Remembered } from "./Remembered.ts";

test("an answer is made once for a version, also for those who ask meanwhile; failures are not kept", async () => {
  const remembered = new Remembered<string>(2);
  const made: string[] = [];
  const ask = (key: string, version: string): Promise<string> =>
    remembered.get(key, version, async () => {
      made.push(key + version);
      if (version === "bad") throw new Error("bad");
      return key + version;
    });
  expect(await Promise.all([ask("a", "1"), ask("a", "1")])).toEqual(["a1", "a1"]);
  expect(await ask("a", "2")).toBe("a2");
  expect(made.splice(0)).toEqual(["a1", "a2"]);
  await expect(ask("b", "bad")).rejects.toThrow("bad");
  await expect(ask("b", "bad")).rejects.toThrow("bad");
  expect(made.splice(0)).toEqual(["bbad", "bbad"]);
  await Promise.all([ask("b", "1"), ask("a", "2"), ask("c", "1")]);
  // Whoever was not asked about for longest made room.
  await Promise.all([ask("a", "2"), ask("c", "1"), ask("b", "1")]);
  expect(made.splice(0)).toEqual(["b1", "c1", "b1"]);
  remembered.forget("c");
  await ask("c", "1");
  expect(made).toEqual(["c1"]);
});
