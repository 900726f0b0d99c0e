/** Random choices that a seed repeats. */
export interface Seeded {
  readonly seed: number;
  /** A number from 0 up to but without 1. */
  next(): number;
  /** A whole number from 0 up to but without `end`. */
  below(end: number): number;
  pick<Value>(values: readonly Value[]): Value;
  /** Whether an event of this probability happens. */
  chance(probability: number): boolean;
}

/**
 * A random source for one test. The seed comes from `SEED`, if set, else from the clock; it is printed, so that a
 * failure can be repeated with `SEED=… npm test -- <file>`.
 */
export function seededFor(test: string, given?: number): Seeded {
  const seed = given ?? (process.env.SEED ? Number(process.env.SEED) : Date.now() % 2 ** 31);
  console.log(`${test}: SEED=${seed}`);
  return seeded(seed);
}

/** Mulberry32, a 32-bit generator by Tommy Ettinger (public domain): enough for tests, repeatable everywhere. */
export function seeded(seed: number): Seeded {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    seed,
    next,
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("nothing to pick from");
      return value;
    },
    chance: (probability) => next() < probability,
  };
}
