/** Refusals after which reading slows down, and after which the connection is closed. */
const slowedAfter = 5;
const closedAfter = 50;
const millisecondsPerRefusal = 20;

/** How long the server bears with a client whose messages cost it work and are refused. */
export class Patience {
  #refusals = 0;

  /** Counts a refusal and answers for how many milliseconds to read nothing more; `ended`: no longer at all. */
  refuse(): number | "ended" {
    this.#refusals++;
    if (this.#refusals > closedAfter) return "ended";
    return millisecondsPerRefusal * Math.max(0, this.#refusals - slowedAfter);
  }
}
