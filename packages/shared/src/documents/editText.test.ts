import { describe, expect, it } from "vitest";
import { carryCaret } from "./editText.ts";

describe("a caret in a text that somebody else changes", () => {
  it("stays where it was between its neighbours", () => {
    expect(carryCaret("Licht im Park", "Mehr Licht im Park", 5)).toBe(10);
    expect(carryCaret("Licht im Park", "Licht im Park und am Weg", 5)).toBe(5);
    expect(carryCaret("Licht im Park", "Licht im Garten", 13)).toBe(15);
  });

  it("stays before what others write at the same place", () => {
    expect(carryCaret("Licht", "Licht im Park", 5)).toBe(5);
    expect(carryCaret("", "Licht", 0)).toBe(0);
  });

  it("goes to the end of what replaced the passage that it stood in", () => {
    expect(carryCaret("Das alte Licht", "Das neue helle Licht", 6)).toBe(13);
  });
});
