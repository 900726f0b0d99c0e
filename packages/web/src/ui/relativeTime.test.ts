import { describe, expect, it } from "vitest";
import { relativeTime } from "./relativeTime.ts";

const now = Date.parse("2026-05-12T12:00:00Z");
const ago = (seconds: number, language = "de") => relativeTime(now - seconds * 1000, now, language);

describe("relativeTime", () => {
  it("says the largest whole unit", () => {
    expect(ago(59)).toBe("jetzt");
    expect(ago(60)).toBe("vor 1 Minute");
    expect(ago(59 * 60 + 59)).toBe("vor 59 Minuten");
    expect(ago(3_600)).toBe("vor 1 Stunde");
    expect(ago(47 * 3_600)).toBe("gestern");
    expect(ago(3 * 86_400, "en")).toBe("3 days ago");
  });

  it("gives the date beyond a week", () => {
    expect(ago(8 * 86_400)).toBe("04.05.2026");
    expect(ago(8 * 86_400, "en")).toBe("4 May 2026");
  });

  it("takes a clock that runs ahead for now", () => {
    expect(ago(-90)).toBe("jetzt");
  });
});
