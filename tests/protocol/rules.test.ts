import { expect, test } from "vitest";
import { checkRules, citedRules } from "../../scripts/steps/checkRules.mjs";

test("every rule of PROTOCOL.md is cited by the title of a test, and every cited rule is stated", () => {
  expect(citedRules().stated.size).toBeGreaterThan(40);
  expect(checkRules()).toEqual([]);
});
