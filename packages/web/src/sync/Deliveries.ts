/**
 * Which outbox entries each sync frame of a connection carried, so that the server's counts can be read as
 * "this entry is durable". Frames are numbered from 0 for each connection; a count of n covers the frames below n.
 */
export class Deliveries {
  #sent = 0;
  #caughtUp = false;
  #covers = new Map<number, readonly string[]>();
  readonly #unsent = new Set<string>();

  /** Entries that the server has not yet reported as durable, in the order they came. */
  get unsent(): readonly string[] {
    return [...this.#unsent];
  }

  /** Whether every frame of this connection has been dealt with. */
  get idle(): boolean {
    return this.#covers.size === 0;
  }

  add(entry: string): void {
    this.#unsent.add(entry);
  }

  remove(entry: string): void {
    this.#unsent.delete(entry);
  }

  /** A new connection: numbers begin again, and what the old one carried may or may not have arrived. */
  connected(): void {
    this.#sent = 0;
    this.#caughtUp = false;
    this.#covers.clear();
  }

  /** A state vector carries no work. */
  stateVectorSent(): void {
    this.#covers.set(this.#sent++, []);
  }

  /** Everything the server lacked: every entry known by now. */
  missingPartSent(): void {
    this.#caughtUp = true;
    this.#covers.set(this.#sent++, this.unsent);
  }

  /**
   * One change. Before the missing part has been sent it may build on changes the server does not have yet;
   * it is then no proof of anything, and the missing part covers its entry.
   */
  updateSent(entry: string | undefined): void {
    this.#covers.set(this.#sent++, this.#caughtUp && entry !== undefined ? [entry] : []);
  }

  /** @returns the entries that are durable now and were not before */
  acknowledged(count: number): string[] {
    const settled: string[] = [];
    for (const [index, entries] of this.#covers) {
      if (index >= count) continue;
      this.#covers.delete(index);
      for (const entry of entries) if (this.#unsent.delete(entry)) settled.push(entry);
    }
    return settled;
  }

  /** The entries a frame carried that are not known to be durable. */
  carriedBy(index: number): string[] {
    return (this.#covers.get(index) ?? []).filter((entry) => this.#unsent.has(entry));
  }

  /** A frame was not taken. @returns its entries, which stay unsent */
  refused(index: number): string[] {
    const entries = this.carriedBy(index);
    // The acknowledgement that follows counts the frame as dealt with, not as taken.
    if (this.#covers.has(index)) this.#covers.set(index, []);
    return entries;
  }
}
