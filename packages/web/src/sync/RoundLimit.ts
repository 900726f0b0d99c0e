/** So many re-enactments in so long a time (milliseconds), and the client gives up: never a loop. */
const MAX_ROUNDS = 6;
const WITHIN = 2 * 60 * 1000;

/** Counts how often something was done lately. */
export class RoundLimit {
  #rounds: number[] = [];

  /** Counts one more round. @returns false if there have been too many */
  begin(now: number): boolean {
    this.#rounds = [...this.#rounds.filter((at) => now - at < WITHIN), now];
    return this.#rounds.length <= MAX_ROUNDS;
  }
}
