import { describe, expect, it } from "vitest";
import { signInAddress, signInTarget } from "./signInTarget.ts";

const search = (address: string) => address.split("?").slice(1).join("?");

describe("the way back after signing in", () => {
  it("leads to where somebody wanted to go", () => {
    expect(signInTarget(search(signInAddress("/measures/abc", "tab=discussion&thread=t1")))).toBe(
      "/measures/abc?tab=discussion&thread=t1",
    );
    expect(signInAddress("/", "")).toBe("/signin");
    expect(signInTarget("")).toBe("/");
  });

  it.each([
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/..//evil.example/",
    "/%09/evil.example",
    "javascript:alert(1)",
    "/signin?to=/signin",
    "http://[",
  ])("never leads out of the application: %s", (target) => {
    const address = signInTarget(`to=${encodeURIComponent(target)}`);
    expect(new URL(address, "https://here.example").origin).toBe("https://here.example");
    expect(address.startsWith("//")).toBe(false);
    expect(address.startsWith("/signin")).toBe(false);
  });
});
