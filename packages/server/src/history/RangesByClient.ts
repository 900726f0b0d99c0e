/** Units of a client, one behind the other. */
export interface Range {
  client: number;
  clock: number;
  length: number;
}

/** A part of what was asked for: in a range, or in none. */
export interface Part<One> {
  start: number;
  end: number;
  range: One | undefined;
}

/** Ranges of units by their ids. Where two of them overlap, the one that begins first counts. */
export class RangesByClient<One extends Range> {
  readonly #ranges = new Map<number, One[]>();

  constructor(ranges: Iterable<One>) {
    for (const range of ranges) {
      const known = this.#ranges.get(range.client);
      if (known) known.push(range);
      else this.#ranges.set(range.client, [range]);
    }
    for (const ofClient of this.#ranges.values()) ofClient.sort((one, other) => one.clock - other.clock);
  }

  /** [start, end) of a client, cut where ranges begin and end. */
  *within(client: number, start: number, end: number): Generator<Part<One>> {
    const ranges = this.#ranges.get(client) ?? [];
    let next = start;
    for (let index = lastFrom(ranges, start); index < ranges.length; index++) {
      const range = ranges[index] as One;
      if (range.clock >= end) break;
      const from = Math.max(next, range.clock);
      const to = Math.min(end, range.clock + range.length);
      if (from >= to) continue;
      if (next < from) yield { start: next, end: from, range: undefined };
      yield { start: from, end: to, range };
      next = to;
    }
    if (next < end) yield { start: next, end, range: undefined };
  }
}

/** Where the last one stands that begins at a clock or before it; 0 if none does. */
function lastFrom(ranges: readonly Range[], clock: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle] as Range).clock <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
