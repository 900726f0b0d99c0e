import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { dayNumber } from "../../../ui/dayNumber.ts";
import { linear, valueAxis, yearTicks } from "./chartScale.ts";

describe("the axis of values", () => {
  it("begins at nought", () => {
    expect(valueAxis([12, 31, 18])).toEqual({ range: [0, 40], ticks: [0, 10, 20, 30, 40], showsZero: true });
  });

  it("shows where values lie that are close together and far from nought, and says so", () => {
    const axis = valueAxis([1020, 1040, 1050]);
    expect(axis.showsZero).toBe(false);
    expect(axis.range[0]).toBeGreaterThan(900);
  });

  it("has nought between values on both sides of it", () => {
    const { ticks, showsZero } = valueAxis([-30, 10]);
    expect(showsZero).toBe(true);
    expect(ticks).toContain(0);
    expect(valueAxis([-50, -5]).range[1]).toBe(0);
  });

  it("is there for one value, for nought alone, and for fractions", () => {
    expect(valueAxis([5]).range).toEqual([0, 6]);
    expect(valueAxis([0]).showsZero).toBe(true);
    expect(valueAxis([0.1, 0.3]).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  });

  test.prop([fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 })])(
    "holds every value between few round ticks",
    (values) => {
      const { range, ticks } = valueAxis(values);
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(range[0] - 1e-6);
        expect(value).toBeLessThanOrEqual(range[1] + 1e-6);
      }
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(8);
    },
  );
});

describe("the axis of time", () => {
  it("keeps true distances", () => {
    expect(dayNumber("2024-03-01") - dayNumber("2024-02-01")).toBe(29);
    const scale = linear([dayNumber("2024-01-01"), dayNumber("2026-01-01")], [0, 731]);
    expect(scale(dayNumber("2025-01-01"))).toBeCloseTo(366);
    expect(linear([5, 5], [0, 100])(5)).toBe(50);
  });

  it("names the years that begin in it, as many as there is room for", () => {
    const span = [dayNumber("2021-07-01"), dayNumber("2026-03-01")] as const;
    expect(yearTicks(span, 10).map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025, 2026]);
    expect(yearTicks(span, 3).length).toBeLessThanOrEqual(3);
  });
});
