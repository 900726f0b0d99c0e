import { expect, test } from "vitest";
import { readHistoryAddress, writeHistoryAddress } from "./useHistoryAddress.ts";

test("what is looked at goes into the address and comes back", () => {
  for (const address of [
    { at: undefined, against: "none", layout: "inline", part: "draft" },
    { at: 5, against: "now", layout: "side", part: "record" },
    { at: 5, against: 7, layout: "inline", part: "draft" },
  ] as const)
    expect(readHistoryAddress(writeHistoryAddress(address))).toEqual(address);
});

test("what nobody wrote means the newest state", () => {
  expect(readHistoryAddress("?at=soon&with=-1&layout=x&part=y")).toEqual({
    ...{ at: undefined, against: "none", layout: "inline", part: "draft" },
  });
});
