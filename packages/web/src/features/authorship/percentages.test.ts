import { expect, test } from "vitest";
import { percentages } from "./percentages.ts";

test("shares make a hundred together, the largest first", () => {
  const shares = [
    { stakeholderGroup: "politics" as const, characters: 1 },
    { stakeholderGroup: null, characters: 1 },
    { stakeholderGroup: "police" as const, characters: 1 },
    { stakeholderGroup: "science" as const, characters: 3 },
  ];
  const found = percentages(shares);
  expect(found.map(({ percent }) => percent).reduce((sum, one) => sum + one)).toBe(100);
  expect(found[0]).toEqual({ group: "science", characters: 3, percent: 50 });
  expect(
    found
      .slice(1)
      .map(({ percent }) => percent)
      .sort(),
  ).toEqual([16, 17, 17]);
});

test("of nothing there are no shares", () => {
  expect(percentages([])).toEqual([]);
});
