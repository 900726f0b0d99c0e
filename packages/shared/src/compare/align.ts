/** So many differences are counted out one by one; beyond it what lies between two anchors counts as different. */
const MOST_DIFFERENCES = 1_000;

/**
 * Which items of two sequences correspond, in order: for each item of `before` the index of its like in `after`, or -1.
 * What stands once in both is matched first ("patience": Bram Cohen), since rare things tell where one is; what lies
 * between is matched by as few differences as it takes (Myers, "An O(ND) Difference Algorithm", 1986).
 */
export function align(before: readonly string[], after: readonly string[]): Int32Array {
  const matches = new Int32Array(before.length).fill(-1);
  const [keys, others] = numbered(before, after);
  const ranges = [{ from: 0, to: keys.length, otherFrom: 0, otherTo: others.length }];
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    let { from, to, otherFrom, otherTo } = range;
    while (from < to && otherFrom < otherTo && keys[from] === others[otherFrom])
      matches[from++] = otherFrom++;
    while (from < to && otherFrom < otherTo && keys[to - 1] === others[otherTo - 1])
      matches[--to] = --otherTo;
    if (from === to || otherFrom === otherTo) continue;
    const anchors = anchorsIn(keys, others, { from, to, otherFrom, otherTo });
    if (anchors.length === 0) matchFewest(keys, others, { from, to, otherFrom, otherTo }, matches);
    for (const [index, otherIndex] of anchors) {
      matches[index] = otherIndex;
      ranges.push({ from, to: index, otherFrom, otherTo: otherIndex });
      [from, otherFrom] = [index + 1, otherIndex + 1];
    }
    if (anchors.length > 0) ranges.push({ from, to, otherFrom, otherTo });
  }
  return matches;
}

interface Range {
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
}

/** The same sequences with a number for each different item: numbers are compared faster. */
function numbered(before: readonly string[], after: readonly string[]): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const number = (item: string): number => {
    const known = numbers.get(item);
    if (known !== undefined) return known;
    numbers.set(item, numbers.size);
    return numbers.size - 1;
  };
  return [Int32Array.from(before, number), Int32Array.from(after, number)];
}

/** Pairs of items that stand once on each side, as many as keep their order. */
function anchorsIn(keys: Int32Array, others: Int32Array, range: Range): [number, number][] {
  const places = new Map<number, number>();
  for (let i = range.from; i < range.to; i++) {
    const key = keys[i] as number;
    places.set(key, places.has(key) ? -1 : i);
  }
  const otherPlaces = new Map<number, number>();
  for (let j = range.otherFrom; j < range.otherTo; j++) {
    const key = others[j] as number;
    if ((places.get(key) ?? -1) >= 0) otherPlaces.set(key, otherPlaces.has(key) ? -1 : j);
  }
  const pairs: [number, number][] = [];
  for (const [key, i] of places) {
    const j = otherPlaces.get(key) ?? -1;
    if (i >= 0 && j >= 0) pairs.push([i, j]);
  }
  return longestRising(pairs.sort(([one], [other]) => one - other));
}

/** The longest run of pairs whose second numbers rise, by sorting onto piles. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, j], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as [number, number])[1] < j) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = index;
  });
  const rising: [number, number][] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] as number)
    rising.push(pairs[index] as [number, number]);
  return rising.reverse();
}

/** Matches a range by the fewest differences, if those are not too many. */
function matchFewest(keys: Int32Array, others: Int32Array, range: Range, matches: Int32Array): void {
  const { from, to, otherFrom, otherTo } = range;
  const [length, otherLength] = [to - from, otherTo - otherFrom];
  const most = Math.min(length + otherLength, MOST_DIFFERENCES);
  const offset = most + 1;
  // How far one comes on each diagonal (index minus other index) with so many differences.
  let reach = new Int32Array(2 * most + 3);
  const reaches: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    reaches.push(reach.slice());
    reach = reach.slice();
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = stepTo(reach, offset, diagonal, differences);
      let y = x - diagonal;
      while (x < length && y < otherLength && keys[from + x] === others[otherFrom + y]) {
        x++;
        y++;
      }
      reach[offset + diagonal] = x;
      if (x < length || y < otherLength) continue;
      walkBack(reaches, offset, x, y, (i, j) => {
        matches[from + i] = otherFrom + j;
      });
      return;
    }
  }
}

/** Whether the best way to a diagonal comes from the one above: an item of `after` that has no like. */
function goesDown(reach: Int32Array, offset: number, diagonal: number, differences: number): boolean {
  const left = reach[offset + diagonal - 1] as number;
  const right = reach[offset + diagonal + 1] as number;
  return diagonal === -differences || (diagonal !== differences && left < right);
}

function stepTo(reach: Int32Array, offset: number, diagonal: number, differences: number): number {
  return goesDown(reach, offset, diagonal, differences)
    ? (reach[offset + diagonal + 1] as number)
    : (reach[offset + diagonal - 1] as number) + 1;
}

function walkBack(
  reaches: readonly Int32Array[],
  offset: number,
  endX: number,
  endY: number,
  match: (i: number, j: number) => void,
): void {
  let [x, y] = [endX, endY];
  for (let differences = reaches.length - 1; differences >= 0; differences--) {
    const reach = reaches[differences] as Int32Array;
    const diagonal = x - y;
    const start = stepTo(reach, offset, diagonal, differences);
    while (x > start && y > start - diagonal) match(--x, --y);
    if (goesDown(reach, offset, diagonal, differences)) y--;
    else x--;
  }
}
