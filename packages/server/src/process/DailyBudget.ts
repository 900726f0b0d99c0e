const DAY_MILLISECONDS = 24 * 60 * 60 * 1_000;
const MAX_KEYS = 100_000;

/** So many per key and day. It is kept in memory alone: addresses of people are stored nowhere. */
export class DailyBudget {
  readonly #most: number;
  readonly #now: () => number;
  readonly #spent = new Map<string, number>();
  #since: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(most: number, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#now = now;
    this.#since = now();
  }

  /** Takes one; false if today's are used up. */
  take(key: string): boolean {
    if (this.#now() - this.#since >= DAY_MILLISECONDS) {
      this.#spent.clear();
      this.#since = this.#now();
    }
    const spent = this.#spent.get(key) ?? 0;
    if (spent >= this.#most || (spent === 0 && this.#spent.size >= MAX_KEYS)) return false;
    this.#spent.set(key, spent + 1);
    return true;
  }
}
