import { describe, expect, it } from "vitest";
import { listWith, objectWith } from "./lightShapes.ts";

interface Thing {
  id: string;
  name: string | null;
}
const reads = (shape: { safeParse(json: unknown): { success: boolean } }, json: unknown) =>
  shape.safeParse(json).success;

describe("a light shape", () => {
  it("takes objects with the fields it names, and more", () => {
    const thing = objectWith<Thing>("id", "name");
    expect(thing.safeParse({ id: "a", name: null, more: 1 })).toEqual({
      success: true,
      data: { id: "a", name: null, more: 1 },
    });
    for (const other of [{ id: "a" }, null, "id", 7, undefined]) expect(reads(thing, other)).toBe(false);
  });

  it("takes lists of which every entry has them", () => {
    const things = listWith<Thing>("id", "name");
    expect(reads(things, [])).toBe(true);
    expect(reads(things, [{ id: "a", name: "b" }])).toBe(true);
    expect(reads(things, [{ id: "a", name: "b" }, { id: "c" }])).toBe(false);
    expect(reads(things, { length: 0 })).toBe(false);
  });
});
