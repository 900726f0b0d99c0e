import { describe, expect, test } from "vitest";
import { dropTarget, movesOf } from "./agendaMoves.ts";

const line = [
  { id: "a", parent: null },
  { id: "a1", parent: "a" },
  { id: "a2", parent: "a" },
  { id: "b", parent: null },
  { id: "c", parent: null },
];

describe("the steps of an item", () => {
  test("go among its siblings, in and out", () => {
    expect(movesOf(line, "a")).toEqual({
      up: undefined,
      down: { parent: null, after: "b" },
      nest: undefined,
      unnest: undefined,
    });
    expect(movesOf(line, "a2")).toEqual({
      up: { parent: "a", after: null },
      down: undefined,
      nest: undefined,
      unnest: { parent: null, after: "a" },
    });
    expect(movesOf(line, "b")).toEqual({
      up: { parent: null, after: null },
      down: { parent: null, after: "c" },
      nest: { parent: "a", after: "a2" },
      unnest: undefined,
    });
  });
});

describe("an item that is dropped", () => {
  test.each<[string, string, unknown]>([
    ["c", "a1", { parent: "a", after: null }],
    ["c", "a2", { parent: "a", after: "a1" }],
    ["c", "b", { parent: null, after: "a" }],
    ["c", "a", { parent: null, after: null }],
    ["a1", "b", { parent: null, after: "b" }],
    ["a1", "a2", { parent: "a", after: "a2" }],
    ["a", "b", { parent: null, after: "b" }],
    ["a", "a2", undefined],
    ["b", "c", { parent: null, after: "c" }],
    ["b", "b", undefined],
  ])("%s on %s", (id, over, target) => {
    expect(dropTarget(line, id, over)).toEqual(target);
  });
});
