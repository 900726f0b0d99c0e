/** So many deleted UTF-16 units are remembered, the last ones: an undo comes soon after what it takes back. */
const MOST_UNITS = 65_536;

/** Text units as they were written, by their ids. */
export type StoredGraves = [client: number, clock: number, text: string][];

/**
 * The text that was deleted last, so that writing it again in the same place can be told from writing something new. What
 * is in it follows from the log alone, however that is cut.
 */
export class Graveyard {
  readonly #units = new Map<number, Map<number, string>>();
  /** Clients and clocks in the order of their deletion; those before `#oldest` are forgotten. */
  #order: number[] = [];
  #oldest = 0;

  /** Remembers the text of deleted units, from this id on. */
  add(client: number, clock: number, text: string): void {
    let units = this.#units.get(client);
    if (!units) {
      units = new Map();
      this.#units.set(client, units);
    }
    for (let index = 0; index < text.length; index++) {
      units.set(clock + index, text[index] as string);
      this.#order.push(client, clock + index);
    }
    while ((this.#order.length - this.#oldest) / 2 > MOST_UNITS) this.#forgetOldest();
    if (this.#oldest > MOST_UNITS) {
      this.#order = this.#order.slice(this.#oldest);
      this.#oldest = 0;
    }
  }

  /** Whether just this text was deleted under these ids. */
  holds(client: number, clock: number, text: string): boolean {
    const units = this.#units.get(client);
    if (!units) return false;
    for (let index = 0; index < text.length; index++) {
      if (units.get(clock + index) !== text[index]) return false;
    }
    return true;
  }

  /** Whether something deleted under this id is remembered. */
  has(client: number, clock: number): boolean {
    return this.#units.get(client)?.has(clock) ?? false;
  }

  /** As plain data, in the order of deletion. */
  toJSON(): StoredGraves {
    const graves: StoredGraves = [];
    for (let index = this.#oldest; index < this.#order.length; index += 2) {
      const client = this.#order[index] as number;
      const clock = this.#order[index + 1] as number;
      const unit = this.#units.get(client)?.get(clock) as string;
      const last = graves.at(-1);
      if (last && last[0] === client && last[1] + last[2].length === clock) last[2] += unit;
      else graves.push([client, clock, unit]);
    }
    return graves;
  }

  static fromJSON(stored: StoredGraves): Graveyard {
    const graveyard = new Graveyard();
    for (const [client, clock, text] of stored) graveyard.add(client, clock, text);
    return graveyard;
  }

  #forgetOldest(): void {
    const client = this.#order[this.#oldest] as number;
    this.#units.get(client)?.delete(this.#order[this.#oldest + 1] as number);
    this.#oldest += 2;
  }
}
