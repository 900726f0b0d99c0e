import { fc, it as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { zooms } from "./planPlace.ts";
import { barOf, isDated, scrollFor, timeScale, yearsOf } from "./timeScale.ts";

const today = "2026-06-15";
const measure = (more: { start?: string; end?: string; continuous?: boolean; nextMilestone?: string }) => ({
  start: null,
  end: null,
  continuous: false,
  nextMilestone: null,
  ...more,
});
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const dated = fc.record({
  start: fc.option(day, { nil: null }),
  end: fc.option(day, { nil: null }),
  continuous: fc.boolean(),
  nextMilestone: fc.option(day, { nil: null }),
});

describe("the scale of the time line", () => {
  it("covers the years of the measures and today, in whole years", () => {
    const scale = timeScale([measure({ start: "2025-03-01", end: "2027-02-01" })], today, "quarter");
    expect(scale.ticks[0]?.day).toBe("2025-01-01");
    expect(scale.ticks.at(-1)?.day).toBe("2027-10-01");
    expect(scale.ticks).toHaveLength(12);
    expect(timeScale([], today, "month").ticks).toHaveLength(24);
  });

  property.prop([fc.array(dated), fc.constantFrom(...zooms), fc.integer({ min: 0, max: 3000 })])(
    "is seen from a whole tick on, with today in sight",
    (rows, zoom, width) => {
      const scale = timeScale(rows, today, zoom);
      const left = scrollFor(scale, today, width);
      expect(scale.ticks.map(({ at }) => at)).toContain(left);
      expect(left).toBeLessThanOrEqual(scale.at(today));
    },
  );

  it("names every year over all of its ticks", () => {
    const scale = timeScale([measure({ start: "2025-03-01", end: "2027-02-01" })], today, "month");
    const years = yearsOf(scale);
    expect(years.map(({ year }) => year)).toEqual(["2025", "2026", "2027"]);
    expect(years[1]?.at).toBeCloseTo(scale.at("2026-01-01"));
    expect(years[1]?.width).toBeCloseTo(scale.at("2027-01-01") - scale.at("2026-01-01"));
  });

  it("is not stretched by a year that somebody mistyped", () => {
    const scale = timeScale(
      [measure({ start: "0206-03-01" }), measure({ end: "2260-01-01" })],
      today,
      "year",
    );
    expect(scale.ticks.map((tick) => tick.day)).toEqual(["2026-01-01", "2027-01-01"]);
  });

  property.prop([fc.array(dated), fc.constantFrom(...zooms)])(
    "[property] has ticks without gaps, and every day and bar inside of it",
    (rows, zoom) => {
      const scale = timeScale(rows, today, zoom);
      let end = 0;
      for (const tick of scale.ticks) {
        expect(tick.at).toBeCloseTo(end);
        end = tick.at + tick.width;
      }
      expect(end).toBeCloseTo(scale.width);
      for (const row of rows) {
        const { left, width } = barOf(row, scale);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(width).toBeGreaterThan(0);
        expect(left).toBeLessThanOrEqual(scale.width);
      }
    },
  );
});

describe("a bar", () => {
  const scale = timeScale([measure({ start: "2025-01-01", end: "2027-12-31" })], today, "month");

  it("runs from its first day to its last", () => {
    expect(barOf(measure({ start: "2025-02-01", end: "2025-03-01" }), scale)).toEqual({
      left: scale.at("2025-02-01"),
      width: scale.at("2025-03-01") - scale.at("2025-02-01"),
      openStart: false,
      openEnd: false,
    });
  });

  it("is open where nobody has said when, or where it goes on", () => {
    expect(barOf(measure({ start: "2025-02-01" }), scale)).toMatchObject({ openStart: false, openEnd: true });
    expect(barOf(measure({ end: "2025-02-01" }), scale)).toMatchObject({
      left: 0,
      openStart: true,
      openEnd: false,
    });
    const goesOn = barOf(measure({ start: "2025-02-01", end: "2025-03-01", continuous: true }), scale);
    expect(goesOn.left + goesOn.width).toBe(scale.width);
    expect(goesOn.openEnd).toBe(true);
  });

  it("is not drawn of a measure without any dates", () => {
    expect(isDated(measure({}))).toBe(false);
    expect(isDated(measure({ nextMilestone: "2026-01-01" }))).toBe(false);
    expect(isDated(measure({ continuous: true }))).toBe(true);
  });
});
