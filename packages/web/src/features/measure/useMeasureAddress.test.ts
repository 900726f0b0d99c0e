import { describe, expect, it } from "vitest";
import { measureTabs, readMeasureAddress, writeMeasureAddress } from "./useMeasureAddress.ts";

describe("the address of what is open on a measure", () => {
  it("leads back to the same tab and thread", () => {
    for (const tab of measureTabs) {
      for (const thread of [undefined, "abc123"]) {
        expect(readMeasureAddress(writeMeasureAddress({ tab, thread, responsibility: undefined }))).toEqual({
          tab,
          thread,
          responsibility: undefined,
        });
      }
    }
  });

  it("leads to a passage and to a responsibility", () => {
    const passage = "Wörter & Zeichen?";
    expect(readMeasureAddress(writeMeasureAddress({ tab: "text", passage }))).toEqual({
      tab: "text",
      passage,
    });
    expect(readMeasureAddress("responsibility=r1")).toEqual({
      tab: "responsibilities",
      responsibility: "r1",
    });
  });

  it("opens the text unless it says otherwise, and the discussion for a thread", () => {
    expect(readMeasureAddress("")).toMatchObject({ tab: "text", thread: undefined });
    expect(readMeasureAddress("tab=nonsense")).toMatchObject({ tab: "text", thread: undefined });
    expect(readMeasureAddress("thread=abc")).toMatchObject({ tab: "discussion", thread: "abc" });
  });

  it("leads to a responsibility, and forgets it on another part", () => {
    const there = { tab: "responsibilities", thread: undefined, responsibility: "abc" } as const;
    expect(readMeasureAddress(writeMeasureAddress(there))).toEqual(there);
    expect(writeMeasureAddress({ ...there, tab: "text" })).toBe("");
  });
});
