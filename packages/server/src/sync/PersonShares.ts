import type { Limits } from "@querschnitt/shared/protocol/limits";
import { TokenBucket } from "./TokenBucket.ts";

interface PersonShare {
  sockets: number;
  time: TokenBucket;
}

/** What each person's sockets take of the server together: their number, and the time their messages cost. */
export class PersonShares {
  readonly #limits: Limits;
  readonly #shares = new Map<string, PersonShare>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Counts one more socket. @returns the milliseconds of work left to all of the person's sockets, or undefined if
   * there are too many of them
   */
  enter(person: string): TokenBucket | undefined {
    const share = this.#shares.get(person) ?? { sockets: 0, time: this.#fullTime() };
    if (share.sockets >= this.#limits.socketsPerPerson) return undefined;
    share.sockets++;
    this.#shares.set(person, share);
    return share.time;
  }

  leave(person: string): void {
    const share = this.#shares.get(person);
    if (share) share.sockets--;
  }

  /** Called now and then. Who left in debt is remembered: coming back must not be worth anything. */
  forgetRested(): void {
    for (const [person, { sockets, time }] of this.#shares) {
      if (sockets === 0 && time.isFull) this.#shares.delete(person);
    }
  }

  #fullTime(): TokenBucket {
    const { workMillisecondsPerSecond, workMillisecondsBurst } = this.#limits;
    return new TokenBucket(workMillisecondsPerSecond, workMillisecondsBurst);
  }
}
