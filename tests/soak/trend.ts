/** A value at a moment in milliseconds. */
export type Point = readonly [at: number, value: number];

/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Growth per hour: the median of the slopes between all pairs of points (Theil 1950, Sen 1968). Up to 29 % of the
 * points may be off without moving it, so one garbage collection at a bad moment neither breaks a rule nor hides a leak.
 */
export function growthPerHour(points: readonly Point[]): number {
  const slopes = points.flatMap(([at, value], index) =>
    points.slice(index + 1).map(([laterAt, later]) => (later - value) / (laterAt - at)),
  );
  return median(slopes) * 3_600_000;
}
