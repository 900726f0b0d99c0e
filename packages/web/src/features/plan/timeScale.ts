import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { dayNumber } from "../../ui/dayNumber.ts";
import type { Zoom } from "./planPlace.ts";

/** Pixels of a day, by zoom. */
const dayWidth: Record<Zoom, number> = { month: 3.6, quarter: 1.3, year: 0.5 };

/** The scale covers at least so many years around today, and at most so many: a mistyped year must not fill it. */
const LEAST = 2;
const MOST = 20;

export interface TimeScale {
  /** Pixels from the beginning to a day. */
  at(day: string): number;
  /** The whole width in pixels. */
  width: number;
  /** Where months, quarters or years begin. */
  ticks: { day: string; at: number; width: number; kind: Zoom }[];
}

const pad = (part: number): string => String(part).padStart(2, "0");

type Dated = Pick<MeasureRow, "start" | "end" | "continuous" | "nextMilestone">;

/** Whether a measure can be drawn over time. */
export function isDated({ start, end, continuous }: Dated): boolean {
  return start !== null || end !== null || continuous;
}

/** A scale over the years in which the measures lie, and today. */
export function timeScale(rows: readonly Dated[], today: string, zoom: Zoom): TimeScale {
  const year = (day: string): number => Number(day.slice(0, 4));
  const now = year(today);
  const years = rows
    .flatMap(({ start, end, nextMilestone }) => [start, end, nextMilestone])
    .flatMap((day) => (day === null ? [] : [year(day)]))
    .filter((one) => Math.abs(one - now) <= MOST / 2);
  const first = Math.min(now, ...years);
  const last = Math.max(first + LEAST - 1, now, ...years);
  const begin = dayNumber(`${first}-01-01`);
  const scale = dayWidth[zoom];
  const at = (day: string): number =>
    Math.max(0, Math.min((dayNumber(day) - begin) * scale, (dayNumber(`${last + 1}-01-01`) - begin) * scale));
  const months = zoom === "month" ? 1 : zoom === "quarter" ? 3 : 12;
  const ticks: TimeScale["ticks"] = [];
  for (let one = first; one <= last; one++) {
    for (let month = 1; month <= 12; month += months) {
      const day = `${one}-${pad(month)}-01`;
      const next = month + months > 12 ? `${one + 1}-01-01` : `${one}-${pad(month + months)}-01`;
      ticks.push({ day, at: at(day), width: at(next) - at(day), kind: zoom });
    }
  }
  return { at, width: at(`${last + 1}-01-01`), ticks };
}

/** How far to scroll so that a day stands a third in, and what is seen begins with a whole tick: its label is not cut. */
export function scrollFor(scale: TimeScale, day: string, width: number): number {
  const wanted = scale.at(day) - width / 3;
  return scale.ticks.findLast(({ at }) => at <= wanted)?.at ?? 0;
}

/** The years of the scale, each over its ticks. */
export function yearsOf({ ticks, width }: TimeScale): { year: string; at: number; width: number }[] {
  const firsts = ticks.filter(({ day }) => day.endsWith("-01-01"));
  return firsts.map(({ day, at }, index) => ({
    year: day.slice(0, 4),
    at,
    width: (firsts[index + 1]?.at ?? width) - at,
  }));
}

/** A measure's bar in pixels; open where nobody has said when it begins or ends, or where it goes on. */
export function barOf(
  { start, end, continuous }: Dated,
  scale: TimeScale,
): { left: number; width: number; openStart: boolean; openEnd: boolean } {
  const openStart = start === null;
  const openEnd = continuous || end === null;
  const left = start === null ? 0 : scale.at(start);
  const right = continuous || end === null ? scale.width : scale.at(end);
  return { left, width: Math.max(right - left, 4), openStart, openEnd };
}
