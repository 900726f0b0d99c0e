import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { align } from "./align.ts";
import { type ComparedWords, compareWords } from "./compareWords.ts";

const side = (words: readonly ComparedWords[], gone: string): string =>
  words.flatMap(({ change, text }) => (change === gone ? [] : [text])).join("");

describe("a comparison of words", () => {
  test("shows what went before what came", () => {
    expect(compareWords("Die Stadt prüft das.", "Die Polizei prüft das.")).toEqual([
      { change: "same", text: "Die " },
      { change: "removed", text: "Stadt" },
      { change: "added", text: "Polizei" },
      { change: "same", text: " prüft das." },
    ]);
  });

  test("does not tear a rewritten sentence apart at its spaces", () => {
    expect(compareWords("eins zwei drei", "vier fünf sechs")).toHaveLength(2);
  });

  const text = fc.array(fc.constantFrom("a", "b", "Bürger*innen", " ", "ß", "🚓", "\n", "."), {
    maxLength: 40,
  });
  property.prop([text, text], { numRuns: 500 })("gives both texts back", (one, other) => {
    const [before, after] = [one.join(""), other.join("")];
    const words = compareWords(before, after);
    expect(side(words, "added")).toBe(before);
    expect(side(words, "removed")).toBe(after);
  });
});

describe("an alignment", () => {
  const items = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 30 });
  property.prop([items, items], { numRuns: 500 })("matches like with like, in order", (one, other) => {
    let last = -1;
    align(one, other).forEach((j, i) => {
      if (j < 0) return;
      expect(other[j]).toBe(one[i]);
      expect(j).toBeGreaterThan(last);
      last = j;
    });
  });

  property.prop([items])("matches everything of a sequence and itself", (one) => {
    expect([...align(one, [...one])]).toEqual(one.map((_, index) => index));
  });

  test("comes to an end on long sequences that have little in common", () => {
    const [one, other] = [7, 11].map((step) =>
      Array.from({ length: 20_000 }, (_, i) => String((i * step) % 13)),
    );
    expect(align(one ?? [], other ?? []).length).toBe(20_000);
  });
});
