import { expect, test } from "vitest";
import { KnownPassages } from "./KnownPassages.ts";

const draft = { kind: "draft", measure: "m" } as const;
const place = { start: "a", end: "b" };

test("a passage is looked for once, until more is written, something fails or it is to be forgotten", async () => {
  let end = 1;
  const looked: string[] = [];
  let fails = false;
  const known = new KnownPassages({ end: async () => end }, async (_draft, { start }) => {
    looked.push(start);
    if (fails) throw new Error("the disk has failed");
    return { quote: `at ${end}`, ranges: [] };
  });
  expect((await known.find(draft, place))?.quote).toBe("at 1");
  expect((await known.find(draft, place))?.quote).toBe("at 1");
  expect((await known.find(draft, { ...place, start: "c" }))?.quote).toBe("at 1");
  expect(looked).toEqual(["a", "c"]);
  end = 2;
  expect((await known.find(draft, place))?.quote).toBe("at 2");
  known.forget();
  fails = true;
  await expect(known.find(draft, place)).rejects.toThrow("the disk has failed");
  fails = false;
  expect((await known.find(draft, place))?.quote).toBe("at 2");
  expect(looked).toEqual(["a", "c", "a", "a", "a"]);
});
