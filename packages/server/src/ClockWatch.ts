import type { Logger } from "pino";

/** Milliseconds between two looks. */
const interval = 5_000;
/** Seconds that are worth a word; what is set right by and by is less. */
const noteworthySeconds = 30;

/**
 * Tells the operator when the system's clock is set back, or behind what the log says. Nothing depends on it but the
 * times that people read: entries are ordered by their sequence, and whatever waits for a while asks a clock that
 * never goes back.
 */
export class ClockWatch {
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  /** By how much the system's clock is ahead of the one that never goes back. */
  #lead = Date.now() - performance.now();

  /** @param newest the latest time in the log; milliseconds since the epoch, 0 if there is none */
  constructor(logger: Logger, newest: number) {
    this.#logger = logger;
    const behind = newest - Date.now();
    this.#tell(behind, "the system clock is behind the newest entry of the log");
    this.#timer = setInterval(() => this.#look(), interval);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const lead = Date.now() - performance.now();
    this.#tell(this.#lead - lead, "the system clock was set back");
    this.#lead = lead;
  }

  #tell(milliseconds: number, what: string): void {
    const seconds = Math.round(milliseconds / 1000);
    if (seconds < noteworthySeconds) return;
    const consequence =
      "times that are written down now are earlier than those before; nothing else depends on it";
    this.#logger.warn({ seconds }, `${what}: ${consequence}. Correct the clock if it is wrong.`);
  }
}
