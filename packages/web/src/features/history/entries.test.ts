import type { History, SittingSpan } from "@querschnitt/shared/api/history";
import { expect, test } from "vitest";
import { byDay } from "../../ui/byDay.ts";
import { entryAt, stopBefore, stopsOf, timelineEntries } from "./entries.ts";

const noon = Date.parse("2026-05-12T12:00:00");
const sitting = (id: string, to: number): SittingSpan => ({
  ...{ id, room: "draft", from: to - 1, to, first: 1, last: 2, people: [], sections: [] },
});
const history: History = {
  begin: noon,
  end: noon + 90_000_000,
  sittings: [sitting("one", noon), sitting("two", noon + 90_000_000)],
  events: [
    { kind: "phase", at: noon, person: "ada", from: null, to: "proposal", reason: "" },
    { kind: "version", at: noon + 5_000, person: "ada", version: "v", name: "alt" },
  ],
  versions: [{ id: "v", name: "neu", at: noon + 5_000, by: "ada", draft: 1, record: 1, mayChange: true }],
};

test("a time line has its entries latest first, under the days of the reader, a version once", () => {
  const entries = timelineEntries(history);
  expect(entries.map(({ key }) => key)).toEqual(["two", "v", "one", `phase.${noon}.0`]);
  expect(byDay(entries).map(({ day, entries: some }) => [day, some.length])).toEqual([
    ["2026-05-13", 1],
    ["2026-05-12", 3],
  ]);
});

test("a moment has the entry after which it was so, and a stop of the slider", () => {
  const entries = timelineEntries(history);
  expect(entryAt(entries, noon + 6_000)?.key).toBe("v");
  expect(entryAt(entries, noon - 1)).toBeUndefined();
  const stops = stopsOf(entries);
  expect(stops).toEqual([noon, noon + 5_000, noon + 90_000_000]);
  expect([noon - 1, noon, noon + 6_000, noon * 2].map((at) => stopBefore(stops, at))).toEqual([0, 0, 1, 2]);
});
