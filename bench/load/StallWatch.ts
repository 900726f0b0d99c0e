import { Histogram } from "../measuring/statistics.ts";
import { parameters } from "../parameters.ts";
import type { WireClient } from "./WireClient.ts";

/** Milliseconds between two looks at our own loop, and by how much such a look may be late. */
const beatMilliseconds = 1;
const toleratedMilliseconds = 3;

/**
 * Sees from outside how long a server's loop stands still: a ping every few milliseconds, answered only between two
 * turns of the loop. A ping during which our own loop stood still says nothing and is left out; what the machine
 * itself makes the server wait is counted in, so the truth is no longer than what this says.
 */
export class StallWatch {
  /** Milliseconds until a ping was answered. */
  readonly answers = new Histogram();
  readonly #client: WireClient;
  readonly #beat: NodeJS.Timeout;
  /** When our own loop last turned, and when it last turned late; on the clock of `performance.now()`. */
  #turnedAt = performance.now();
  #lateAt = 0;
  #isOver = false;

  constructor(client: WireClient) {
    this.#client = client;
    this.#beat = setInterval(() => this.#turn(), beatMilliseconds);
    void this.#run();
  }

  stop(): void {
    this.#isOver = true;
    clearInterval(this.#beat);
  }

  #turn(): void {
    const now = performance.now();
    if (now - this.#turnedAt > beatMilliseconds + toleratedMilliseconds) this.#lateAt = now;
    this.#turnedAt = now;
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      const sentAt = performance.now();
      const answeredAfter = await this.#client.ping();
      this.#turn();
      if (this.#lateAt < sentAt) this.answers.add(answeredAfter);
      await new Promise((resolve) => setTimeout(resolve, parameters.stallPingInterval));
    }
  }
}
