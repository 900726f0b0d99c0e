import type { Notification } from "@querschnitt/shared/api/notifications";
import { expect, test } from "vitest";
import { byDay } from "./byDay.ts";

test("entries stand under their days, in their order", () => {
  const at = (moment: Date): Notification =>
    ({ at: moment.toISOString(), id: moment.toISOString() }) as Notification;
  const entries = [
    at(new Date(2026, 5, 3, 0, 30)),
    at(new Date(2026, 5, 2, 23, 30)),
    at(new Date(2026, 5, 2, 8, 0)),
  ];
  const days = byDay(entries);
  expect(days.map(({ day, entries: all }) => [day, all.length])).toEqual([
    ["2026-06-03", 1],
    ["2026-06-02", 2],
  ]);
  expect(byDay([])).toEqual([]);
});
