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

/** A type that took the place of a deleted one: an undo made it. */
export interface Successor extends Id {
  of: Id;
}

/** So many successors are remembered, the last of them. */
const MOST_SUCCESSORS = 4_096;

/** As it is put down. */
export interface StoredGraveyard {
  graves: Grave[];
  successors: Successor[];
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
  readonly #successors = new Map<string, Successor>();

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

  /** The text unit that was deleted under an id. */
  unitAt({ client, clock }: Id): string | undefined {
    return this.#units.get(client)?.get(clock);
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

  /** Notes that a type took the place of a deleted one. */
  succeed(successor: Successor): void {
    this.#successors.set(keyOf(successor), successor);
    const [oldest] = this.#successors.keys();
    if (this.#successors.size > MOST_SUCCESSORS && oldest !== undefined) this.#successors.delete(oldest);
  }

  /** What was deleted in the types in whose place one is; of each in the order of deletion, the last type first. */
  *before(type: Id): Generator<Grave> {
    const successor = this.#successors.get(keyOf(type));
    if (!successor) return;
    yield* this.#within.get(keyOf(successor.of)) ?? [];
    // Whatever has a successor was there before it, so this ends.
    yield* this.before(successor.of);
  }

  /** As plain data. */
  toJSON(): StoredGraveyard {
    return { graves: this.#graves.slice(this.#oldest), successors: [...this.#successors.values()] };
  }

  static fromJSON({ graves, successors }: StoredGraveyard): Graveyard {
    const graveyard = new Graveyard();
    for (const grave of graves) graveyard.add(grave);
    for (const successor of successors) graveyard.succeed(successor);
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
