import { describe, expect, it } from "vitest";
import {
  type MeasureAddress,
  measureTabs,
  readMeasureAddress,
  writeMeasureAddress,
} from "./useMeasureAddress.ts";

const read = (address: MeasureAddress) => readMeasureAddress(writeMeasureAddress(address));

describe("the address of what is open on a measure", () => {
  it("leads back to the same tab and thread", () => {
    for (const tab of measureTabs) {
      for (const thread of [undefined, "abc123"])
        expect(read({ tab, thread })).toMatchObject({ tab, thread });
    }
  });

  it("leads to a passage and to a responsibility", () => {
    const passage = "Wörter & Zeichen?";
    expect(read({ tab: "text", passage })).toMatchObject({ tab: "text", passage });
    expect(readMeasureAddress("responsibility=r1")).toMatchObject({
      tab: "responsibilities",
      responsibility: "r1",
    });
  });

  it("opens the text unless it says otherwise, and the discussion for a thread", () => {
    const text = { tab: "text", thread: undefined, alone: false };
    expect(readMeasureAddress("")).toMatchObject(text);
    expect(readMeasureAddress("tab=nonsense")).toMatchObject(text);
    expect(readMeasureAddress("thread=abc")).toMatchObject({
      tab: "discussion",
      thread: "abc",
      alone: false,
    });
  });

  it("forgets a responsibility on another part", () => {
    const there = { tab: "responsibilities", responsibility: "abc" } as const;
    expect(read(there)).toMatchObject(there);
    expect(writeMeasureAddress({ ...there, tab: "text" })).toBe("");
  });

  it("can give the record the whole width, and nothing else", () => {
    const alone = { tab: "record", alone: true } as const;
    expect(read(alone)).toMatchObject(alone);
    expect(writeMeasureAddress({ ...alone, tab: "discussion" })).toBe("?tab=discussion");
    expect(readMeasureAddress("tab=discussion&alone=1").alone).toBe(false);
  });
});
