import type { Id } from "../sync/admission/struct.ts";

/** So much that was deleted is remembered, the last of it, in UTF-16 units: an undo comes soon after what it takes back. */
const MOST_UNITS = 65_536;

/** Something that was deleted: text, or a type that held something (`name`), and the type in which it stood. */
export interface Grave {
  client: number;
  clock: number;
  /** "" for a type. */
  text: string;
  /** What a type is called, such as "paragraph"; "" for text. */
  name: string;
  parent: Id | undefined;
}

/**
 * What was deleted last, so that writing it again in the same place can be told from writing something new. What is in it
 * follows from the log alone, however that is cut.
 */
export class Graveyard {
  /** In the order of deletion; those before `#oldest` are forgotten. */
  #graves: Grave[] = [];
  #oldest = 0;
  #size = 0;
  readonly #units = new Map<number, Map<number, string>>();
  readonly #types = new Map<string, Grave>();
  readonly #within = new Map<string, Set<Grave>>();

  add(grave: Grave): void {
    this.#graves.push(grave);
    this.#size += sizeOf(grave);
    const { client, clock, text, name, parent } = grave;
    if (name !== "") this.#types.set(keyOf(grave), grave);
    else {
      const units = this.#units.get(client) ?? new Map<number, string>();
      this.#units.set(client, units);
      for (let index = 0; index < text.length; index++) units.set(clock + index, text[index] as string);
    }
    if (parent) {
      const within = this.#within.get(keyOf(parent)) ?? new Set<Grave>();
      this.#within.set(keyOf(parent), within.add(grave));
    }
    while (this.#size > MOST_UNITS) this.#forgetOldest();
  }

  /** Whether just this text was deleted under these ids. */
  holds({ client, clock }: Id, text: string): boolean {
    const units = this.#units.get(client);
    if (!units) return false;
    for (let index = 0; index < text.length; index++) {
      if (units.get(clock + index) !== text[index]) return false;
    }
    return true;
  }

  /** The deleted type of this id. */
  typeAt(id: Id): Grave | undefined {
    return this.#types.get(keyOf(id));
  }

  /** What stood in a type, in the order of deletion. */
  within(type: Id): Iterable<Grave> {
    return this.#within.get(keyOf(type)) ?? [];
  }

  /** As plain data, in the order of deletion. */
  toJSON(): Grave[] {
    return this.#graves.slice(this.#oldest);
  }

  static fromJSON(graves: readonly Grave[]): Graveyard {
    const graveyard = new Graveyard();
    for (const grave of graves) graveyard.add(grave);
    return graveyard;
  }

  #forgetOldest(): void {
    const grave = this.#graves[this.#oldest] as Grave;
    this.#oldest++;
    if (this.#oldest > this.#graves.length / 2) {
      this.#graves = this.#graves.slice(this.#oldest);
      this.#oldest = 0;
    }
    this.#size -= sizeOf(grave);
    const { client, clock, text, name, parent } = grave;
    if (name !== "") this.#types.delete(keyOf(grave));
    const units = this.#units.get(client);
    for (let index = 0; index < text.length; index++) units?.delete(clock + index);
    if (units?.size === 0) this.#units.delete(client);
    const within = parent && this.#within.get(keyOf(parent));
    within?.delete(grave);
    if (parent && within?.size === 0) this.#within.delete(keyOf(parent));
  }
}

function sizeOf({ text, name }: Grave): number {
  return text.length + name.length;
}

function keyOf({ client, clock }: Id): string {
  return `${client}-${clock}`;
}
