import { expect, it } from "vitest";
import { dayOf } from "./dayOf.ts";

it("is the day where the reader is", () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  expect(dayOf(new Date(2026, 11, 31, 0, 0))).toBe("2026-12-31");
});
