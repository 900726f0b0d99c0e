import { networkOf } from "./networkOf.ts";

interface Budget {
  /** Wrong passwords that are let pass at once. */
  burst: number;
  /** Seconds after which one more is let pass. */
  refillSeconds: number;
}

/**
 * How many wrong passwords are let pass. One address on one account soon waits; one address on many accounts and
 * many addresses on one account wait later, since a whole town hall may stand behind one address. A device the
 * person has used before has a budget of its own and heeds none of the others.
 */
const budgets = {
  device: { burst: 10, refillSeconds: 30 },
  addressAndAccount: { burst: 5, refillSeconds: 60 },
  address: { burst: 50, refillSeconds: 10 },
  account: { burst: 100, refillSeconds: 5 },
} as const satisfies Record<string, Budget>;

/** Attempts of one kind that may wait for one another. */
const MAX_QUEUE = 50;
const MAX_KEYS = 100_000;

export interface Attempt {
  address: string;
  /** What was typed as the account, whether or not it exists. */
  account: string;
  /** A device on which this account's person has signed in before. */
  device: string | undefined;
}

export type AttemptOutcome = { outcome: "right" | "wrong" } | { outcome: "wait"; seconds: number };

interface Spent {
  tokens: number;
  at: number;
}

/** Slows down who tries passwords, without shutting out the person whose password is tried. */
export class SignInThrottle {
  readonly #now: () => number;
  readonly #spent = new Map<string, Spent>();
  readonly #queues = new Map<string, { last: Promise<unknown>; length: number }>();

  /** @param now milliseconds of a clock that never goes back: set back, it would shut people out for as long */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Checks a password by `verify`, in turn, unless too many wrong ones came before. */
  async attempt(attempt: Attempt, verify: () => Promise<boolean>): Promise<AttemptOutcome> {
    const keys = keysOf(attempt);
    const [first] = keys;
    if (!first) throw new Error("an attempt has at least one key");
    // One after the other: attempts made at the same moment must not all pass the same check.
    return this.#inTurn(first.key, async () => {
      const seconds = Math.max(...keys.map(({ key, budget }) => this.#wait(key, budget)));
      if (seconds > 0) return { outcome: "wait", seconds };
      if (await verify()) {
        this.#spent.delete(first.key);
        return { outcome: "right" };
      }
      for (const { key, budget } of keys) this.#spend(key, budget);
      return { outcome: "wrong" };
    });
  }

  async #inTurn(key: string, work: () => Promise<AttemptOutcome>): Promise<AttemptOutcome> {
    const queue = this.#queues.get(key) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= MAX_QUEUE) return { outcome: "wait", seconds: 5 };
    this.#queues.set(key, queue);
    queue.length++;
    const done = queue.last.then(work, work);
    queue.last = done;
    try {
      return await done;
    } finally {
      queue.length--;
      if (queue.length === 0) this.#queues.delete(key);
    }
  }

  #left(key: string, { burst, refillSeconds }: Budget): number {
    const spent = this.#spent.get(key);
    if (!spent) return burst;
    return Math.min(burst, spent.tokens + (this.#now() - spent.at) / 1000 / refillSeconds);
  }

  #wait(key: string, budget: Budget): number {
    const left = this.#left(key, budget);
    return left >= 1 ? 0 : Math.ceil((1 - left) * budget.refillSeconds);
  }

  #spend(key: string, budget: Budget): void {
    const tokens = this.#left(key, budget) - 1;
    this.#spent.delete(key);
    this.#spent.set(key, { tokens, at: this.#now() });
    // The oldest go first: they have had the longest time to refill.
    const [oldest] = this.#spent.keys();
    if (this.#spent.size > MAX_KEYS && oldest !== undefined) this.#spent.delete(oldest);
  }
}

function keysOf({ address, account, device }: Attempt): { key: string; budget: Budget }[] {
  if (device !== undefined) return [{ key: `device ${device} ${account}`, budget: budgets.device }];
  const network = networkOf(address);
  return [
    { key: `both ${network} ${account}`, budget: budgets.addressAndAccount },
    { key: `address ${network}`, budget: budgets.address },
    { key: `account ${account}`, budget: budgets.account },
  ];
}
