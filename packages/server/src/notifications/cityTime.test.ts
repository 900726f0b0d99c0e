import fc from "fast-check";
import { expect, test } from "vitest";
import { cityDay, cityMoment, nextCityHour } from "./cityTime.ts";
import { dueAt } from "./digests/dueAt.ts";

const at = (text: string) => Date.parse(text);
const iso = (moment: number | undefined) => moment !== undefined && new Date(moment).toISOString();

test("days and hours are those of the city, in summer and in winter", () => {
  expect(cityDay(at("2026-01-01T22:59:59Z"))).toBe("2026-01-01");
  expect(cityDay(at("2026-01-01T23:00:00Z"))).toBe("2026-01-02");
  expect(cityDay(at("2026-07-01T22:00:00Z"))).toBe("2026-07-02");
  expect(iso(cityMoment("2026-01-15", 7))).toBe("2026-01-15T06:00:00.000Z");
  expect(iso(cityMoment("2026-07-15", 7))).toBe("2026-07-15T05:00:00.000Z");
  // The clocks go forward on 29 March 2026 and back on 25 October.
  expect(iso(cityMoment("2026-03-29", 7))).toBe("2026-03-29T05:00:00.000Z");
  expect(iso(cityMoment("2026-10-25", 7))).toBe("2026-10-25T06:00:00.000Z");
});

test("e-mails are gathered for five minutes, the hour, the morning, or Monday's morning", () => {
  // A Wednesday.
  const event = at("2026-06-03T09:20:00Z");
  expect(iso(dueAt("at-once", event))).toBe("2026-06-03T09:25:00.000Z");
  expect(iso(dueAt("hourly", event))).toBe("2026-06-03T10:00:00.000Z");
  expect(iso(dueAt("daily", event))).toBe("2026-06-04T05:00:00.000Z");
  expect(iso(dueAt("weekly", event))).toBe("2026-06-08T05:00:00.000Z");
  expect(dueAt("never", event)).toBeUndefined();
  expect(iso(dueAt("daily", at("2026-06-03T03:00:00Z")))).toBe("2026-06-03T05:00:00.000Z");
  expect(iso(dueAt("weekly", at("2026-06-08T05:00:00Z")))).toBe("2026-06-15T05:00:00.000Z");
});

test("the short day on which the clocks go forward has its morning, from late the evening before too", () => {
  expect(iso(nextCityHour(at("2029-03-24T22:00:00Z"), 7))).toBe("2029-03-25T05:00:00.000Z");
  expect(iso(nextCityHour(at("2029-03-24T22:59:59Z"), 7))).toBe("2029-03-25T05:00:00.000Z");
  expect(iso(nextCityHour(at("2029-10-27T21:30:00Z"), 7))).toBe("2029-10-28T06:00:00.000Z");
});

test("the next morning is never more than a day and an hour away, and never in the past", () => {
  const moments = fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z") });
  fc.assert(
    fc.property(moments, (moment) => {
      const next = nextCityHour(moment, 7);
      expect(next).toBeGreaterThan(moment);
      expect(next - moment).toBeLessThanOrEqual(25 * 60 * 60_000);
    }),
  );
});
