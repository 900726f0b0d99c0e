/**
 * How many sync messages of one connection are dealt with *and* durable. Messages are dealt with in their order;
 * each then waits for the sequence up to which the room's log has to be flushed.
 */
export class Acknowledgements {
  #received = 0;
  #acknowledged = 0;
  #heldFrom: number | undefined;
  /** `count` messages are durable once the log is flushed up to `sequence`; ascending in both. */
  readonly #waiting: { count: number; sequence: number }[] = [];

  /** How many sync messages came in. */
  get received(): number {
    return this.#received;
  }

  /** Counts a sync message and answers its index: 0 for the first. */
  receive(): number {
    return this.#received++;
  }

  /** The last message received was dealt with, and what it stands on is durable with `sequence`. */
  dealtWith(sequence: number): void {
    const last = this.#waiting.at(-1);
    // Equal sequences share a place, so that a flood cannot make this grow.
    if (last && last.sequence >= sequence) last.count = this.#received;
    else this.#waiting.push({ count: this.#received, sequence });
  }

  /** Acknowledges nothing from this message on until `release`: whether it can be taken is still open. */
  hold(index: number): void {
    this.#heldFrom ??= index;
  }

  release(): void {
    this.#heldFrom = undefined;
  }

  /** With the log flushed up to `sequence`: the count to acknowledge, or undefined if it has not grown. */
  settle(sequence: number): number | undefined {
    let count = this.#acknowledged;
    while (this.#waiting[0] && this.#waiting[0].sequence <= sequence) {
      count = Math.max(count, this.#waiting[0].count);
      // What is held keeps its place behind the hold.
      if (this.#heldFrom !== undefined && count > this.#heldFrom) break;
      this.#waiting.shift();
    }
    if (this.#heldFrom !== undefined) count = Math.min(count, this.#heldFrom);
    if (count <= this.#acknowledged) return undefined;
    this.#acknowledged = count;
    return count;
  }
}
