import { type AuditFilter, type Deed, deedKinds } from "@querschnitt/shared/api/audit";

/** Room for the first entries; it doubles when it is full. */
const firstCapacity = 1_024;

export interface Found {
  /** Places in the list, descending. */
  sequences: number[];
  /** How many the filter finds altogether. */
  total: number;
  /** `before` of the next page; null: there is none. */
  next: number | null;
}

/**
 * What filters ask for, of every entry of the audit list, in a few bytes each: a hundred thousand of them take two
 * megabytes and are looked through within a millisecond or two. The entries themselves stay in the log.
 */
export class AuditIndex {
  #length = 0;
  #at = new Float64Array(firstCapacity);
  #kind = new Uint8Array(firstCapacity);
  /** Who did it, whom it concerns, who became deputy: numbers of people, 0 for nobody; three for each entry. */
  #people = new Uint32Array(3 * firstCapacity);
  readonly #numbers = new Map<string, number>();

  /** How many entries there are; also the sequence of the last one. */
  get length(): number {
    return this.#length;
  }

  /** Takes the next entry; `at` in milliseconds since the epoch. */
  take(at: number, { kind, by, person, deputy }: Deed): void {
    if (this.#length === this.#at.length) this.#grow();
    this.#at[this.#length] = at;
    this.#kind[this.#length] = deedKinds.indexOf(kind);
    this.#people.set(
      [by, person, deputy].map((one) => this.#number(one)),
      3 * this.#length,
    );
    this.#length++;
  }

  /** Places of what a filter finds before a place, newest first. */
  find({ person, kind, from, until }: AuditFilter, limit: number, before: number): Found {
    const wanted = person === undefined ? undefined : this.#numbers.get(person);
    if (person !== undefined && wanted === undefined) return { sequences: [], total: 0, next: null };
    const kindNumber = kind && deedKinds.indexOf(kind);
    const first = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from);
    const end = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
    const sequences: number[] = [];
    let total = 0;
    let next: number | null = null;
    for (let index = this.#length - 1; index >= 0; index--) {
      const at = this.#at[index] as number;
      if (at < first || at >= end) continue;
      if (kindNumber !== undefined && this.#kind[index] !== kindNumber) continue;
      if (wanted !== undefined && !this.#concerns(index, wanted)) continue;
      total++;
      const sequence = index + 1;
      if (sequence >= before) continue;
      if (sequences.length < limit) sequences.push(sequence);
      else next ??= sequences.at(-1) ?? null;
    }
    return { sequences, total, next };
  }

  #concerns(index: number, person: number): boolean {
    const at = 3 * index;
    return [0, 1, 2].some((place) => this.#people[at + place] === person);
  }

  #number(person: string | null | undefined): number {
    if (person === null || person === undefined) return 0;
    const known = this.#numbers.get(person);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(person, number);
    return number;
  }

  #grow(): void {
    const at = new Float64Array(2 * this.#at.length);
    const kind = new Uint8Array(2 * this.#kind.length);
    const people = new Uint32Array(2 * this.#people.length);
    at.set(this.#at);
    kind.set(this.#kind);
    people.set(this.#people);
    [this.#at, this.#kind, this.#people] = [at, kind, people];
  }
}
