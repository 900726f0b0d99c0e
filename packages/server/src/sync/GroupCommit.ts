/** Milliseconds between the starts of two commits: at least so many … */
const leastSpacing = 2;
/** … two more for each update of the last one, … */
const spacingPerUpdate = 2;
/** … and no more than this for one room; … */
const mostSpacing = 10;
/** … half a millisecond more for each further room, since each is a page of its own to write, … */
const spacingPerRoom = 0.5;
/** … and never more than so many for those, which a person does not notice. */
const mostForRooms = 10;

/** Writes what a room has waiting; resolves with how many updates that were, once they are on disk or have failed. */
type Commit = () => Promise<number>;

/**
 * Decides when rooms write to the log: all rooms that have something together, since a flush costs the same for one
 * update as for a hundred. What limits the rate is the distance between the starts of two commits, not a delay of
 * each: whoever writes after a pause is written at once. The busier the last commit was, and the more rooms it
 * held, the longer the distance.
 */
export class GroupCommit {
  readonly #now: () => number;
  #waiting: Commit[] = [];
  #state: "idle" | "planned" | "committing" = "idle";
  #startedAt = Number.NEGATIVE_INFINITY;
  #spacing = leastSpacing;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Has something written with the next commit. */
  join(commit: Commit): void {
    this.#waiting.push(commit);
    if (this.#state === "idle") this.#plan();
  }

  #plan(): void {
    this.#state = "planned";
    const wait = this.#startedAt + this.#spacing - this.#now();
    // Even without a wait: everything that this turn of the loop reads from sockets goes into one commit.
    if (wait > 0) setTimeout(() => void this.#commit(), wait);
    else setImmediate(() => void this.#commit());
  }

  async #commit(): Promise<void> {
    this.#state = "committing";
    this.#startedAt = this.#now();
    const commits = this.#waiting;
    this.#waiting = [];
    const counts = await Promise.all(commits.map((commit) => commit()));
    const updates = counts.reduce((sum, count) => sum + count, 0);
    const forRooms = Math.min(mostForRooms, spacingPerRoom * (commits.length - 1));
    this.#spacing = Math.min(mostSpacing, leastSpacing + spacingPerUpdate * updates) + forRooms;
    if (this.#waiting.length > 0) this.#plan();
    else this.#state = "idle";
  }
}
