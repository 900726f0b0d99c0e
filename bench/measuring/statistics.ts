/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Counts of milliseconds in steps of 0.1 up to a minute: as many values as one likes in constant memory. */
export class Histogram {
  readonly #counts = new Uint32Array(600_001);
  #total = 0;
  #most = 0;

  /** @param milliseconds negative ones count as 0 */
  add(milliseconds: number): void {
    const bucket = Math.max(0, Math.min(600_000, Math.round(milliseconds * 10)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#total++;
    if (milliseconds > this.#most) this.#most = milliseconds;
  }

  get total(): number {
    return this.#total;
  }

  /** The largest value. */
  get most(): number {
    return this.#most;
  }

  /** The value in milliseconds that this share of the values does not exceed; NaN without values. */
  percentile(share: number): number {
    const wanted = Math.ceil(this.#total * share);
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted && seen > 0) return bucket / 10;
    }
    return Number.NaN;
  }
}
