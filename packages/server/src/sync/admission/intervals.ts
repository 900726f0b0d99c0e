/**
 * Sets of clocks as flat lists [start, end, start, end, …]: sorted, ends exclusive, no two touching.
 */

/** Position of the first interval that ends at or behind `clock`. */
function firstTouching(intervals: readonly number[], clock: number): number {
  let low = 0;
  let high = intervals.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[2 * middle + 1] as number) < clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds [start, end) to the set, in place. */
export function addInterval(intervals: number[], start: number, end: number): void {
  if (intervals.length === 0 || (intervals[intervals.length - 1] as number) < start) {
    intervals.push(start, end);
    return;
  }
  const first = firstTouching(intervals, start);
  let behind = first;
  let mergedStart = start;
  let mergedEnd = end;
  while (2 * behind < intervals.length && (intervals[2 * behind] as number) <= end) {
    mergedStart = Math.min(mergedStart, intervals[2 * behind] as number);
    mergedEnd = Math.max(mergedEnd, intervals[2 * behind + 1] as number);
    behind += 1;
  }
  intervals.splice(2 * first, 2 * (behind - first), mergedStart, mergedEnd);
}

/** The parts of [start, end) that are not in the set. */
export function withoutIntervals(intervals: readonly number[], start: number, end: number): number[] {
  const rest: number[] = [];
  let from = start;
  for (let index = firstTouching(intervals, start); 2 * index < intervals.length && from < end; index += 1) {
    const intervalStart = intervals[2 * index] as number;
    if (intervalStart >= end) break;
    if (intervalStart > from) rest.push(from, intervalStart);
    from = Math.max(from, intervals[2 * index + 1] as number);
  }
  if (from < end) rest.push(from, end);
  return rest;
}

/** Whether a clock is in the set. */
export function hasClock(intervals: readonly number[], clock: number): boolean {
  const index = firstTouching(intervals, clock + 1);
  return 2 * index < intervals.length && (intervals[2 * index] as number) <= clock;
}
