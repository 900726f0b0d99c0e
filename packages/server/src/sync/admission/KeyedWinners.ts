import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Id } from "./struct.ts";

/**
 * Which of several values set under one key stands, as Yjs decides it: a value follows the one it replaced, and of
 * several that replaced the same one, the one of the highest client id goes last and stands. All others count as
 * deleted at every client without anybody having said so.
 *
 * Kept per key is the line of values from the first to the one that stands, as runs of one client's clocks: what was
 * set and deleted over and over offline arrives as one item, of any length. What left the line never comes back.
 */
export class KeyedWinners {
  readonly #lines = new Map<number, Run[]>();

  /** @param origin the value that it replaced */
  add(container: number, client: number, clock: number, length: number, origin: Id | undefined): void {
    const run: Run = { client, start: clock, end: clock + length };
    const line = this.#lines.get(container);
    if (!line) {
      this.#lines.set(container, [run]);
      return;
    }
    const index = origin ? line.findLastIndex((one) => holds(one, origin.client, origin.clock)) : -1;
    if (origin && index === -1) return;
    const replaced = origin && line[index];
    const isRunsLast = !replaced || origin.clock === replaced.end - 1;
    const rival = isRunsLast ? line[index + 1]?.client : replaced.client;
    if (rival !== undefined && client <= rival) return;
    if (replaced) line[index] = { ...replaced, end: origin.clock + 1 };
    line.length = index + 1;
    line.push(run);
  }

  /** The value that stands under a key, as its client and clock; undefined if none was ever set. */
  standing(container: number): Id | undefined {
    const last = this.#lines.get(container)?.at(-1);
    return last && { client: last.client, clock: last.end - 1 };
  }

  write(encoder: encoding.Encoder): void {
    encoding.writeVarUint(encoder, this.#lines.size);
    for (const [container, line] of this.#lines) {
      encoding.writeVarUint(encoder, container);
      encoding.writeVarUint(encoder, line.length);
      for (const { client, start, end } of line) {
        for (const number of [client, start, end]) encoding.writeVarUint(encoder, number);
      }
    }
  }

  static read(decoder: decoding.Decoder): KeyedWinners {
    const winners = new KeyedWinners();
    const lineCount = decoding.readVarUint(decoder);
    for (let index = 0; index < lineCount; index += 1) {
      const container = decoding.readVarUint(decoder);
      const runCount = decoding.readVarUint(decoder);
      const line = Array.from({ length: runCount }, (): Run => {
        const [client, start, end] = [decoder, decoder, decoder].map(decoding.readVarUint);
        return { client: client as number, start: start as number, end: end as number };
      });
      winners.#lines.set(container, line);
    }
    return winners;
  }
}

/** Values of one client, each of which replaced the one before it. */
interface Run {
  client: number;
  start: number;
  /** Clock behind the last one. */
  end: number;
}

function holds({ client, start, end }: Run, ofClient: number, clock: number): boolean {
  return client === ofClient && clock >= start && clock < end;
}
