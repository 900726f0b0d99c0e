import { setImmediate as nextTurn } from "node:timers/promises";
import type { Logger } from "pino";

/** Milliseconds of looking after which everybody else has their turn. */
const TURN_MILLISECONDS = 5;

/**
 * Measures in which nothing was looked at yet since the start. They are worked off one after the other while the server
 * serves already. What happens in one of them meanwhile is on disk: it is found when the measure's turn comes, or if it
 * came just now, by looking once more. From then on one hears of it at once.
 */
export class Backlog {
  readonly #waiting: Set<string>;
  readonly #changed = new Set<string>();
  readonly #logger: Logger;
  #isStopped = false;
  #end: () => void = () => {};
  /** Resolves once each measure had its turn, or never will. */
  readonly allHadTheirTurn = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  constructor(measures: Iterable<{ id: string }>, logger: Logger) {
    this.#waiting = new Set(Array.from(measures, ({ id }) => id));
    this.#logger = logger;
    if (this.#waiting.size === 0) this.#end();
  }

  /** Whether what has just happened in a measure is found later on; this takes note of it. */
  takes(measure: string): boolean {
    if (!this.#waiting.has(measure)) return false;
    this.#changed.add(measure);
    return true;
  }

  /** Gives each measure its turn; one that cannot be looked at goes on waiting. */
  async workOff(look: (measure: string) => Promise<void>): Promise<void> {
    let turnBegan = performance.now();
    for (const measure of [...this.#waiting]) {
      if (this.#isStopped) return;
      try {
        do {
          this.#changed.delete(measure);
          await look(measure);
        } while (this.#changed.has(measure));
        // In the turn of the last question: nothing can have happened in between.
        this.#waiting.delete(measure);
      } catch (error) {
        this.#logger.error({ measure, err: error }, "events of a measure cannot be looked for; tried again");
      }
      if (performance.now() - turnBegan < TURN_MILLISECONDS) continue;
      await nextTurn();
      turnBegan = performance.now();
    }
    this.#end();
  }

  /** Ends after the measure that is being looked at. */
  stop(): void {
    this.#isStopped = true;
    this.#end();
  }
}
