import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { carryCaret, editText } from "./editText.ts";

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

describe("a change to a text that others have changed meanwhile", () => {
  const edited = (now: string, from: string, to: string): string => {
    const text = new Y.Doc().getText("text");
    text.insert(0, now);
    editText(text, from, to);
    return text.toString();
  };

  it("takes out one's own words only, wherever others have written", () => {
    expect(edited("Licht im Park und am Weg", "Licht im Park", "")).toBe(" und am Weg");
    expect(edited("Mehr Licht im Park", "Licht im Park", "")).toBe("Mehr ");
    expect(edited("Licht und Bänke im Park", "Licht im Park", "im Park")).toBe("und Bänke im Park");
  });

  it("puts words in beside what others put in at the same place", () => {
    expect(edited("Licht!", "Licht", "Licht?")).toBe("Licht!?");
  });
});
