import { describe, expect, it } from "vitest";
import { measureTabs, readMeasureAddress, writeMeasureAddress } from "./useMeasureAddress.ts";

describe("the address of what is open on a measure", () => {
  it("leads back to the same tab and thread", () => {
    for (const tab of measureTabs) {
      for (const thread of [undefined, "abc123"]) {
        const address = { tab, thread, alone: false };
        expect(readMeasureAddress(writeMeasureAddress(address))).toEqual(address);
      }
    }
  });

  it("opens the text unless it says otherwise, and the discussion for a thread", () => {
    const text = { tab: "text", thread: undefined, alone: false };
    expect(readMeasureAddress("")).toEqual(text);
    expect(readMeasureAddress("tab=nonsense")).toEqual(text);
    expect(readMeasureAddress("thread=abc")).toEqual({ tab: "discussion", thread: "abc", alone: false });
  });

  it("can give the record the whole width, and nothing else", () => {
    const alone = { tab: "record", thread: undefined, alone: true } as const;
    expect(readMeasureAddress(writeMeasureAddress(alone))).toEqual(alone);
    expect(writeMeasureAddress({ ...alone, tab: "discussion" })).toBe("?tab=discussion");
    expect(readMeasureAddress("tab=discussion&alone=1").alone).toBe(false);
  });
});
