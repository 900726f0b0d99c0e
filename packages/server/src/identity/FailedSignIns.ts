import type { Deed } from "@querschnitt/shared/api/audit";

/** Entries that may be written at once, and seconds after which there may be one more. */
const BURST = 500;
const REFILL_SECONDS = 10;

/**
 * Writes failed sign-ins down: whose account was tried, never what was typed. Who tries passwords from very many
 * addresses does not fill the disk: beyond a budget attempts are only counted, and the next entry says how many.
 */
export class FailedSignIns {
  readonly #record: (deed: Deed) => Promise<void>;
  readonly #now: () => number;
  #left = BURST;
  #at: number;
  #counted = 0;

  /** @param now milliseconds of a clock that never goes back */
  constructor(record: (deed: Deed) => Promise<void>, now: () => number = () => performance.now()) {
    this.#record = record;
    this.#now = now;
    this.#at = now();
  }

  /** One attempt at the account of a person; undefined: there is no such account. It takes the same time for both. */
  async add(person: string | undefined): Promise<void> {
    const now = this.#now();
    this.#left = Math.min(BURST, this.#left + (now - this.#at) / 1000 / REFILL_SECONDS);
    this.#at = now;
    this.#counted++;
    if (this.#left < 1) return;
    this.#left--;
    const count = this.#counted;
    this.#counted = 0;
    // One entry for many says nobody's name: they may have been at different accounts.
    const which = count > 1 ? { count } : person !== undefined && { person };
    await this.#record({ kind: "sign-in-failed", by: null, ...which });
  }
}
