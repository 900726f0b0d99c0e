import { describe, expect, it } from "vitest";
import { linkAddress } from "./linkAddress.ts";

describe("the address of a link", () => {
  it.each([
    ["https://example.org/a?b=c", "https://example.org/a?b=c"],
    [" www.example.org/plan ", "https://www.example.org/plan"],
    ["example.org:8080/plan", "https://example.org:8080/plan"],
    ["post@example.org", "mailto:post@example.org"],
    ["tel:+49231123456", "tel:+49231123456"],
  ])("understands %s", (typed, address) => {
    expect(linkAddress(typed)).toBe(address);
  });

  it.each([
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "",
    "zwei Worte",
  ])("refuses %s", (typed) => {
    expect(linkAddress(typed)).toBeUndefined();
  });
});
