import { describe, expect, it } from "vitest";
import { layOutTimeline } from "./timeline.ts";

const today = "2026-07-01";

describe("the line of time", () => {
  it("reaches from the first to the last day, with all of them at their true distances", () => {
    const line = layOutTimeline(
      { start: "2026-01-01", end: "2026-12-31", days: ["2026-04-01", "2027-01-01"] },
      today,
    );
    expect(line).toMatchObject({ from: "2026-01-01", to: "2027-01-01", start: 0 });
    expect(line?.today).toBeCloseTo((181 / 365) * 100);
    expect(line?.end).toBeCloseTo((364 / 365) * 100);
    expect(line?.places.map(({ at }) => Math.round(at))).toEqual([25, 100]);
  });

  it("puts marks that are close in rows above each other", () => {
    const days = ["2026-03-01", "2026-03-03", "2026-03-05", "2026-10-01"];
    const line = layOutTimeline({ start: "2026-01-01", end: "2026-12-31", days }, today);
    expect(line?.places.map(({ row }) => row)).toEqual([0, 1, 2, 0]);
  });

  it("reaches to today, also where everything is past", () => {
    const line = layOutTimeline({ start: "2026-01-01", end: null, days: [] }, today);
    expect(line).toMatchObject({ to: today, today: 100, end: undefined });
  });

  it("is not drawn where there is nothing but today", () => {
    expect(layOutTimeline({ start: null, end: null, days: [] }, today)).toBeUndefined();
    expect(layOutTimeline({ start: today, end: null, days: [] }, today)).toBeUndefined();
  });
});
