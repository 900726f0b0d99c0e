import { dayNumber, yearOfDayNumber } from "../../../ui/dayNumber.ts";

/** Maps a range of values onto a range of pixels, in a straight line; one value alone stands in the middle. */
export function linear(
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  if (low === high) return () => (start + end) / 2;
  return (value) => start + ((value - low) / (high - low)) * (end - start);
}

export interface ValueAxis {
  /** Where the axis begins and ends. */
  range: readonly [number, number];
  /** Round values between, both ends among them. */
  ticks: readonly number[];
  /** False: it begins elsewhere than at nought, which has to be said. */
  showsZero: boolean;
}

const nothing = 1e-9;

/** A step of 1, 2 or 5 times a power of ten that parts the span into about so many. */
function roundStep(span: number, parts: number): number {
  const power = 10 ** Math.floor(Math.log10(span / parts));
  const rest = span / parts / power;
  return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
}

/**
 * The axis for some values. It begins at nought, which makes differences look as large as they are, unless they all lie
 * so close together and so far from it that nobody would see them: then it shows where they lie, and says so.
 */
export function valueAxis(values: readonly number[]): ValueAxis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const farthest = Math.max(Math.abs(least), Math.abs(most));
  const sameSign = least > 0 || most < 0;
  const cut = sameSign && most > least && most - least < farthest / 5;
  const low = cut ? least : Math.min(0, least);
  const high = cut ? most : Math.max(0, most);
  // What cannot be told from nought has no span: the steps of one would run out of figures.
  const step = roundStep(high - low < nothing ? Math.max(1, farthest) : high - low, 4);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  // Multiples of the step, since adding it up would write 0.30000000000000004.
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return {
    range: [ticks[0] as number, ticks.at(-1) as number],
    ticks,
    showsZero: ticks.includes(0),
  };
}

/** The years that begin within a span of days, thinned out to at most so many; each with its first day's number. */
export function yearTicks(
  [from, to]: readonly [number, number],
  most: number,
): { year: number; at: number }[] {
  const [first, last] = [yearOfDayNumber(from), yearOfDayNumber(to)];
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
  const ticks = [];
  for (let year = first; year <= last; year += every) {
    const at = dayNumber(`${year}-01-01`);
    if (at >= from) ticks.push({ year, at });
  }
  return ticks;
}
