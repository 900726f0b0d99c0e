import type { ReadIndicator } from "@querschnitt/shared/documents/recordEntries";

/** Why no development is drawn. */
export type Doubt = "no-values" | "single-value" | "no-base-year" | "no-source";

/** A value with its place in time. */
export interface ChartPoint {
  /** `YYYY-MM-DD`; the value of a whole year stands in its middle. */
  day: string;
  value: number;
  kind: "baseline" | "value";
}

export interface ChartVerdict {
  /** Empty: a line may be drawn. */
  doubts: Doubt[];
  points: ChartPoint[];
}

/** The day at which the value of a whole year stands. */
function middleOfYear(year: number): string {
  return `${year}-07-01`;
}

/**
 * Decides whether the figures of an indicator may be drawn as a development. A line says "this changed into that", and
 * people believe a line: it is drawn only where two or more dated values can be compared and traced to a source.
 */
export function judgeChart(
  indicator: Pick<ReadIndicator, "baseline" | "baseYear" | "source"> & {
    values: readonly Pick<ReadIndicator["values"][number], "day" | "value">[];
  },
): ChartVerdict {
  const { baseline, baseYear, source } = indicator;
  const points: ChartPoint[] = indicator.values.map(({ day, value }) => ({ day, value, kind: "value" }));
  if (baseline !== null && baseYear !== null)
    points.push({ day: middleOfYear(baseYear), value: baseline, kind: "baseline" });
  points.sort((one, other) => (one.day === other.day ? 0 : one.day < other.day ? -1 : 1));

  const doubts: Doubt[] = [];
  const moments = new Set(points.map(({ day }) => day)).size;
  if (points.length === 0) doubts.push("no-values");
  else if (moments === 1) doubts.push("single-value");
  if (baseline !== null && baseYear === null) doubts.push("no-base-year");
  if (source.trim() === "" && points.length > 0) doubts.push("no-source");
  return { doubts, points };
}
