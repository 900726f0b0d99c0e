import { SERVER } from "../sync/RoomWriting.ts";
import type { Arrivals } from "./Arrivals.ts";
import { RangesByClient } from "./RangesByClient.ts";
import type { Restored } from "./restored.ts";

/** A proposal that was accepted: whose it was, who accepted it, and which units of the draft were written for it. */
export interface Accepted {
  author: string;
  acceptedBy: string;
  inserted: readonly { client: number; clock: number; length: number }[];
}

/** What is known of the units of a draft's log. */
export interface Sources {
  arrivals: Arrivals;
  restored: readonly Restored[];
  accepted: readonly Accepted[];
}

/** Units that one person wrote and that arrived together. */
export interface Unit {
  client: number;
  clock: number;
  length: number;
  person: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Whose proposal the person accepted. */
  proposedBy?: string;
}

/** Whose units are: of whoever sent them, or of whoever wrote first what they restore. */
export class Origins {
  readonly #arrivals: Arrivals;
  readonly #restored: RangesByClient<Restored>;
  readonly #accepted: RangesByClient<AcceptedRange>;

  constructor({ arrivals, restored, accepted }: Sources) {
    this.#arrivals = arrivals;
    this.#restored = new RangesByClient(restored);
    this.#accepted = new RangesByClient(acceptedRanges(accepted));
  }

  /** Every unit of [clock, clock + length), under its own id. */
  *of(client: number, clock: number, length: number): Generator<Unit> {
    for (const { start, end, range } of this.#restored.within(client, clock, clock + length)) {
      if (!range) yield* this.#arrived(client, start, end);
      else {
        // What was restored may have been restored before: its own origin comes first in the log, so this ends.
        let at = start;
        const { of } = range;
        for (const unit of this.of(of.client, of.clock + (start - range.clock), end - start)) {
          yield { ...unit, client, clock: at };
          at += unit.length;
        }
      }
    }
  }

  *#arrived(client: number, start: number, end: number): Generator<Unit> {
    const person = this.#arrivals.personOf(client) ?? SERVER;
    for (const run of this.#arrivals.within(client, start, end)) {
      for (const part of this.#accepted.within(client, run.start, run.end)) {
        const unit = { client, clock: part.start, length: part.end - part.start, person, at: run.at };
        // Nobody gives away, by saying that they accepted it, what somebody else has written.
        if (part.range?.acceptedBy === person) yield { ...unit, proposedBy: part.range.author };
        else yield unit;
      }
    }
  }
}

interface AcceptedRange {
  client: number;
  clock: number;
  length: number;
  author: string;
  acceptedBy: string;
}

function acceptedRanges(accepted: readonly Accepted[]): AcceptedRange[] {
  return accepted.flatMap(({ author, acceptedBy, inserted }) =>
    inserted.map((run) => ({ ...run, author, acceptedBy })),
  );
}
