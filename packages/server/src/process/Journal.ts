import type { z } from "zod";
import { type Append, SequenceConflict, StorageUnavailable, type UpdateLog } from "../storage/UpdateLog.ts";

/** JSON values by key; null removes what stands there. */
export type Beside = Record<string, object | null>;

/** How often a decision is made anew when others keep deciding in between. */
const MAX_ATTEMPTS = 20;

/**
 * Facts of one kind, in a stream of their own: what is decided rather than merged. Every fact read or written passes
 * through `apply` once and in order, so a projection built there is always that of the stream.
 */
export class Journal<Fact> {
  readonly #log: UpdateLog;
  readonly #stream: string;
  readonly #shape: z.ZodType<Fact>;
  readonly #apply: (fact: Fact) => void;
  readonly #now: () => number;
  readonly #append: (append: Append, fact: Fact) => Promise<unknown>;
  #sequence = 0;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param shape facts that do not have it make the stream unreadable, rather than being left out
   * @param now milliseconds since the epoch
   * @param append appends a fact, perhaps together with others elsewhere
   */
  constructor(
    log: UpdateLog,
    stream: string,
    shape: z.ZodType<Fact>,
    apply: (fact: Fact) => void,
    now: () => number = Date.now,
    append: (append: Append, fact: Fact) => Promise<unknown> = (one) => log.append([one]),
  ) {
    this.#log = log;
    this.#stream = stream;
    this.#shape = shape;
    this.#apply = apply;
    this.#now = now;
    this.#append = append;
  }

  /** Reads what was appended since the last time. @throws StorageUnavailable */
  async catchUp(): Promise<void> {
    for await (const { sequence, update } of this.#log.read(this.#stream, this.#sequence)) {
      const fact = this.#shape.safeParse(parseJson(update));
      if (!fact.success) {
        throw new StorageUnavailable(`entry ${sequence} of ${this.#stream} is no fact of this version`);
      }
      this.#apply(fact.data);
      this.#sequence = sequence;
    }
  }

  /**
   * Appends what `decide` makes of the present state. If somebody else appends first, it is asked again. One decision
   * is made after the other. Resolves once the fact is durable and applied.
   * @param beside what is to stand beside the facts from then on, in the same write: there it can be replaced and
   * removed (null), which a fact cannot
   * @throws whatever `decide` throws, StorageUnavailable
   */
  decide(person: string, decide: () => Fact, beside?: () => Beside): Promise<Fact> {
    const decision = this.#last.then(() => this.#decideNow(person, decide, beside));
    this.#last = decision.catch(() => {});
    return decision;
  }

  /** What stands beside the facts under keys with this beginning. @throws StorageUnavailable */
  async beside(prefix: string): Promise<Map<string, unknown>> {
    const found = await this.#log.metadata(this.#stream, prefix);
    return new Map(Array.from(found, ([key, value]) => [key, parseJson(value)]));
  }

  /** Replaces or removes what stands beside the facts, without a fact of its own. @throws StorageUnavailable */
  setBeside(beside: () => Promise<Beside>): Promise<void> {
    const written = this.#last.then(async () => {
      const metadata = encodeBeside(await beside());
      if (metadata === undefined) return;
      await this.catchUp();
      await this.#log.append([{ stream: this.#stream, expected: this.#sequence, entries: [], metadata }]);
    });
    this.#last = written.catch(() => {});
    return written;
  }

  async #decideNow(person: string, decide: () => Fact, beside?: () => Beside): Promise<Fact> {
    for (let attempt = 1; ; attempt++) {
      const fact = decide();
      const update = new TextEncoder().encode(JSON.stringify(fact));
      const entries = [{ person, receivedAt: this.#now(), update }];
      const metadata = beside && encodeBeside(beside());
      try {
        const append = { stream: this.#stream, expected: this.#sequence, entries };
        await this.#append(metadata ? { ...append, metadata } : append, fact);
      } catch (error) {
        if (!(error instanceof SequenceConflict) || attempt === MAX_ATTEMPTS) throw error;
        await this.catchUp();
        continue;
      }
      this.#sequence++;
      this.#apply(fact);
      return fact;
    }
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

function encodeBeside(beside: Beside): Record<string, Uint8Array | null> | undefined {
  const encoded = Object.entries(beside).map(([key, value]) => [
    key,
    value && new TextEncoder().encode(JSON.stringify(value)),
  ]);
  return encoded.length === 0 ? undefined : Object.fromEntries(encoded);
}
