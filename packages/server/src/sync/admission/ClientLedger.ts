/** Whose each client id of a room is, for ever: offline work arrives under old ids. */
export class ClientLedger {
  readonly #owners = new Map<number, string>();
  readonly #counts = new Map<string, number>();

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client);
  }

  /** How many ids a person has in this room. */
  countOf(person: string): number {
    return this.#counts.get(person) ?? 0;
  }

  /**
   * Binds an id to a person. Whether it is theirs now: not if it is somebody else's, nor if it is new and they have
   * `limit` ids already.
   */
  bind(client: number, person: string, limit: number): boolean {
    const owner = this.#owners.get(client);
    if (owner !== undefined) return owner === person;
    if (this.countOf(person) >= limit) return false;
    this.load(client, person);
    return true;
  }

  /** Takes a binding from the log's metadata. */
  load(client: number, person: string): void {
    if (this.#owners.has(client)) return;
    this.#owners.set(client, person);
    this.#counts.set(person, this.countOf(person) + 1);
  }
}
