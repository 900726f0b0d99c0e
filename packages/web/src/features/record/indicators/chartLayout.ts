import { dayNumber } from "../../../ui/dayNumber.ts";
import { linear, valueAxis, yearTicks } from "./chartScale.ts";
import type { ChartPoint } from "./judgeChart.ts";

type Anchor = "start" | "middle" | "end";

export interface ChartLayout {
  height: number;
  left: number;
  right: number;
  bottom: number;
  showsZero: boolean;
  ticks: { value: number; y: number; isZero: boolean }[];
  years: { year: number; x: number; anchor: Anchor }[];
  marks: {
    /** Two values of one day are two marks. */
    key: string;
    point: ChartPoint;
    x: number;
    y: number;
    /** Undefined where there is no room for it: the table has it. */
    label: string | undefined;
    labelY: number;
    anchor: Anchor;
  }[];
  target: { y: number; x: number | undefined; label: { x: number; y: number; anchor: Anchor } } | undefined;
}

const HEIGHT = 240;
const TOP = 28;
const BOTTOM = HEIGHT - 28;
/** About the width of a figure in the size in which labels are set. */
const DIGIT = 7.5;
/** A year with some air around it. */
const YEAR = 44;

/** Where everything of a chart stands, in pixels. */
export function layOutChart({
  points,
  target,
  targetYear,
  width,
  label,
}: {
  /** In the order of their days. */
  points: readonly ChartPoint[];
  target: number | null;
  targetYear: number | null;
  width: number;
  label: (value: number) => string;
}): ChartLayout {
  const values = points.map(({ value }) => value);
  const axis = valueAxis(target === null ? values : [...values, target]);
  const widest = Math.max(...axis.ticks.map((tick) => label(tick).length));
  const left = Math.ceil(widest * DIGIT) + 12;
  const right = width - 16;
  const y = linear(axis.range, [BOTTOM, TOP]);

  const days = points.map(({ day }) => dayNumber(day));
  // The target is meant for the end of its year.
  const targetDay = target === null || targetYear === null ? undefined : dayNumber(`${targetYear}-12-31`);
  const all = targetDay === undefined ? days : [...days, targetDay];
  const span = [Math.min(...all), Math.max(...all)] as const;
  const x = linear(span, [left + 10, right - 4]);

  const anchorAt = (at: number, half: number): Anchor =>
    at - half < left ? "start" : at + half > width ? "end" : "middle";
  const marks = points.map((point, index): ChartLayout["marks"][number] => {
    const at = { x: x(days[index] as number), y: y(point.value) };
    const words = label(point.value);
    const neighbours = [points[index - 1], points[index + 1]].flatMap((one) => one?.value ?? []);
    // A label stands where the line is not: under a valley, over everything else.
    const isValley = neighbours.length > 0 && neighbours.every((value) => value > point.value);
    const below = isValley && at.y + 22 < BOTTOM;
    return {
      key: `${index} ${point.day}`,
      point,
      ...at,
      label: words,
      labelY: below ? at.y + 20 : at.y - 11,
      anchor: anchorAt(at.x, (words.length * DIGIT) / 2 + (point.kind === "baseline" ? 36 : 0)),
    };
  });
  thinOut(marks);

  const targetY = target === null ? undefined : y(target);
  const lastX = marks.at(-1)?.x ?? right;
  return {
    height: HEIGHT,
    left,
    right,
    bottom: BOTTOM,
    showsZero: axis.showsZero,
    ticks: axis.ticks.map((value) => ({ value, y: y(value), isZero: value === 0 })),
    years: yearTicks(span, Math.floor((right - left) / YEAR)).map(({ year, at }) => ({
      year,
      x: x(at),
      anchor: anchorAt(x(at), YEAR / 2),
    })),
    marks,
    target:
      targetY === undefined
        ? undefined
        : {
            y: targetY,
            x: targetDay === undefined ? undefined : x(targetDay),
            // On the side where the line is farther from it.
            label: labelOfTarget({
              left,
              right,
              lastX,
              targetY,
              firstY: marks[0]?.y,
              lastY: marks.at(-1)?.y,
            }),
          },
  };
}

function labelOfTarget(at: {
  left: number;
  right: number;
  lastX: number;
  targetY: number;
  firstY: number | undefined;
  lastY: number | undefined;
}): { x: number; y: number; anchor: Anchor } {
  const distance = (y: number | undefined): number => Math.abs((y ?? 0) - at.targetY);
  const atStart = distance(at.firstY) >= distance(at.lastY);
  const y = at.targetY + 17 < BOTTOM ? at.targetY + 17 : at.targetY - 8;
  return atStart ? { x: at.left + 4, y, anchor: "start" } : { x: at.right - 10, y, anchor: "end" };
}

/** Leaves out labels that would lie on the one before; the first and the last always stay. */
function thinOut(marks: ChartLayout["marks"]): void {
  const width = (mark: ChartLayout["marks"][number]): number =>
    ((mark.label?.length ?? 0) + (mark.point.kind === "baseline" ? 12 : 1)) * DIGIT;
  const collide = (one: ChartLayout["marks"][number], other: ChartLayout["marks"][number]): boolean =>
    Math.abs(one.x - other.x) < (width(one) + width(other)) / 2 && Math.abs(one.labelY - other.labelY) < 15;
  const last = marks.at(-1);
  let shown = marks[0];
  for (const mark of marks.slice(1, -1)) {
    if ((shown && collide(shown, mark)) || (last && collide(mark, last))) mark.label = undefined;
    else shown = mark;
  }
}
