import { Histogram } from "../measuring/statistics.ts";

/**
 * Sends at a fixed rate, whether or not anything comes back: message n is due at a time that is known beforehand, and
 * what is late because we are is counted as lag instead of moving the schedule.
 */
export class OpenLoop {
  /** How late messages went out, milliseconds. */
  readonly lag = new Histogram();
  readonly #interval: number;
  readonly #count: number;
  readonly #send: (n: number) => void;
  #startedAt = 0;
  #next = 0;

  /** @param send sends the n-th message; @param rate messages per second */
  constructor(rate: number, seconds: number, send: (n: number) => void) {
    this.#interval = 1000 / rate;
    this.#count = Math.round(rate * seconds);
    this.#send = send;
  }

  get count(): number {
    return this.#count;
  }

  /** When the n-th message is due, on the clock of `performance.now()`. */
  dueAt(n: number): number {
    return this.#startedAt + n * this.#interval;
  }

  /** Resolves when the last message has been sent. @param onReached called when the message `at` is about to go out */
  run(at = 0, onReached: () => void = () => {}): Promise<void> {
    this.#startedAt = performance.now() + 20;
    return new Promise((resolve) => {
      const turn = (): void => {
        const now = performance.now();
        while (this.#next < this.#count && this.dueAt(this.#next) <= now) {
          if (this.#next === at) onReached();
          this.lag.add(now - this.dueAt(this.#next));
          this.#send(this.#next++);
        }
        if (this.#next < this.#count) setTimeout(turn, 1);
        else resolve();
      };
      turn();
    });
  }
}
