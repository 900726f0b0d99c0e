import { describe, expect, test } from "vitest";
import { endOf, fromTimeField, minutesOf, toTimeField } from "./sessionTime.ts";

/** A moment by the clock of whoever runs the test. */
const at = (day: number, hours: number, minutes = 0) => new Date(2097, 0, day, hours, minutes);
const start = at(12, 17).toISOString();

test.each([
  ["16:45", at(12, 16, 45)],
  ["17:00", at(12, 17)],
  ["23:59", at(12, 23, 59)],
  ["00:30", at(13, 0, 30)],
])("%s is on the session's day, or in the night after it", (time, moment) => {
  expect(fromTimeField(start, time)).toBe(moment.getTime());
  expect(toTimeField(moment.getTime())).toBe(time);
});

describe("a session ends", () => {
  test("on its day, or past midnight if it is no longer than a night", () => {
    expect(endOf("2097-01-12", "17:00", "19:00")).toBe(at(12, 19).toISOString());
    const end = endOf("2097-01-12", "19:00", "00:30") as string;
    expect(end).toBe(at(13, 0, 30).toISOString());
    expect(minutesOf({ start: at(12, 19).toISOString(), end })).toBe(330);
  });

  test("never before it begins, nor at once", () => {
    expect(endOf("2097-01-12", "17:00", "16:00")).toBeUndefined();
    expect(endOf("2097-01-12", "17:00", "17:00")).toBeUndefined();
    expect(endOf("", "17:00", "19:00")).toBeUndefined();
  });
});
