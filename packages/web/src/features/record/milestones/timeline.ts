import { dayNumber } from "../../../ui/dayNumber.ts";

/** A mark on the line: how far along it, in per cent, and on which of the rows above it, from 0. */
export interface Place {
  at: number;
  row: number;
}

export interface Timeline {
  from: string;
  to: string;
  /** In per cent. */
  today: number;
  start: number | undefined;
  end: number | undefined;
  places: Place[];
}

/** Marks closer than this, in per cent of the line, stand one above the other. */
const CLOSE = 7;

/**
 * Lays days out on a line by their true distances: from the first to the last of start, end, milestones and today.
 * Undefined where there would be nothing to see but today.
 */
export function layOutTimeline(
  { start, end, days }: { start: string | null; end: string | null; days: readonly string[] },
  today: string,
): Timeline | undefined {
  const all = [start, end, ...days].filter((day) => day !== null);
  if (all.length === 0) return undefined;
  const sorted = [...all, today].sort();
  const [from, to] = [sorted[0] as string, sorted.at(-1) as string];
  if (from === to) return undefined;
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const place = (day: string): number => ((dayNumber(day) - first) / (last - first)) * 100;
  const lastInRow: number[] = [];
  const places = days.map((day) => {
    const at = place(day);
    const free = lastInRow.findIndex((other) => at - other >= CLOSE);
    const row = free === -1 ? lastInRow.length : free;
    lastInRow[row] = at;
    return { at, row };
  });
  return {
    from,
    to,
    today: place(today),
    start: start === null ? undefined : place(start),
    end: end === null ? undefined : place(end),
    places,
  };
}
