import type { Logger } from "pino";

/** Milliseconds between two looks. */
const interval = 5_000;
/** Milliseconds that are worth a word; what is set right by and by is less. */
const noteworthy = 30_000;

/**
 * The time that the server writes down and judges by: the system's, except that it does not go back while the server
 * runs. What people have just written must not lie in the future for those who answer it.
 */
export class ServerClock {
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  /** By how much our time is ahead of the clock that never goes back. */
  #lead = Date.now() - performance.now();
  #isBehind = false;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.#timer = setInterval(() => this.#look(), interval);
    this.#timer.unref();
  }

  /** Whole milliseconds since the epoch. */
  readonly now = (): number => {
    const steady = performance.now();
    this.#lead = Math.max(this.#lead, Date.now() - steady);
    return Math.floor(this.#lead + steady);
  };

  /** Tells the operator if the clock is behind what was written down before. @param newest milliseconds since the epoch */
  compareWith(newest: number): void {
    const behind = newest - Date.now();
    if (behind < noteworthy) return;
    this.#logger.warn(
      { seconds: Math.round(behind / 1_000) },
      "the system clock is behind the newest change in the plan: what people write may be refused as lying in the future. Correct the clock.",
    );
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const behind = this.now() - Date.now();
    if (behind >= noteworthy && !this.#isBehind) {
      this.#logger.warn(
        { seconds: Math.round(behind / 1_000) },
        "the system clock was set back: until it is restarted the server goes on with the time it had. Correct the clock if it is wrong.",
      );
    }
    this.#isBehind = behind >= noteworthy;
  }
}
