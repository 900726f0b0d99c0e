/** What arrived within one minute is kept as one. */
const BUCKET = 60_000;

/** What one client wrote, in the order in which it arrived. */
interface ClientArrivals {
  person: string;
  /** Clock at which each run begins; it ends where the next one begins. */
  starts: number[];
  /** When the last entry of each run arrived; milliseconds since the epoch. */
  times: number[];
  end: number;
}

/** Who wrote each unit of a room, and when it arrived: by the log alone, whatever the units say of themselves. */
export class Arrivals {
  readonly #clients = new Map<number, ClientArrivals>();

  /** Takes note of what an entry brought: units of a client from a clock on, directly behind those it had. */
  add(client: number, start: number, end: number, person: string, at: number): void {
    let known = this.#clients.get(client);
    if (!known) {
      known = { person, starts: [], times: [], end: start };
      this.#clients.set(client, known);
    }
    const last = known.times.length - 1;
    const before = known.times[last];
    if (before !== undefined && bucketOf(before) === bucketOf(at)) known.times[last] = Math.max(before, at);
    else {
      known.starts.push(start);
      known.times.push(at);
    }
    known.end = end;
  }

  /** Adds what arrived after all that is here. */
  append(later: Arrivals): void {
    for (const [client, { person, starts, times, end }] of later.#clients) {
      for (const [index, start] of starts.entries()) {
        this.add(client, start, starts[index + 1] ?? end, person, times[index] as number);
      }
    }
  }

  /** Who a client belongs to; undefined if nothing of it ever arrived. */
  personOf(client: number): string | undefined {
    return this.#clients.get(client)?.person;
  }

  /** The runs that [start, end) of a client touches, cut to it, each with the time at which it arrived. */
  *within(client: number, start: number, end: number): Generator<{ start: number; end: number; at: number }> {
    const known = this.#clients.get(client);
    if (!known) return;
    for (let index = indexAt(known.starts, start); index < known.starts.length; index++) {
      const from = Math.max(start, known.starts[index] as number);
      const to = Math.min(end, known.starts[index + 1] ?? known.end);
      if (from >= end) return;
      if (from < to) yield { start: from, end: to, at: known.times[index] as number };
    }
  }

  /** As plain data. */
  toJSON(): StoredArrivals {
    return Array.from(this.#clients, ([client, { person, starts, times, end }]) => {
      return [client, person, end, starts, times];
    });
  }

  static fromJSON(stored: StoredArrivals): Arrivals {
    const arrivals = new Arrivals();
    for (const [client, person, end, starts, times] of stored) {
      arrivals.#clients.set(client, { person, starts: [...starts], times: [...times], end });
    }
    return arrivals;
  }
}

export type StoredArrivals = [
  client: number,
  person: string,
  end: number,
  starts: number[],
  times: number[],
][];

function bucketOf(at: number): number {
  return Math.floor(at / BUCKET);
}

/** Where the run stands that a clock belongs to. */
function indexAt(starts: readonly number[], clock: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}
