import type { Id } from "./struct.ts";

/**
 * Which of several values set under one key stands, as Yjs decides it: a value follows the one it replaced, and of
 * several that replaced the same one, the one of the highest client id goes last and stands. All others count as
 * deleted at every client without anybody having said so.
 *
 * Kept per key is the line of values from the first to the one that stands; what left it never comes back.
 */
export class KeyedWinners {
  readonly #lines = new Map<number, number[]>();

  /** @param origin the value that it replaced */
  add(container: number, client: number, clock: number, length: number, origin: Id | undefined): void {
    const line = this.#lines.get(container);
    if (!line) {
      this.#lines.set(container, lineOf(client, clock, length));
      return;
    }
    const behind = origin ? position(line, origin.client, origin.clock) + 2 : 0;
    if (origin && behind === 1) return;
    const rival = line[behind];
    if (rival !== undefined && client <= rival) return;
    line.length = behind;
    line.push(...lineOf(client, clock, length));
  }

  /** Whether a value lost against another one under its key. */
  isSuperseded(container: number, client: number, clock: number): boolean {
    const line = this.#lines.get(container);
    return line !== undefined && (line.at(-2) !== client || line.at(-1) !== clock);
  }
}

function lineOf(client: number, clock: number, length: number): number[] {
  const line: number[] = [];
  for (let index = 0; index < length; index += 1) line.push(client, clock + index);
  return line;
}

/** Position of a value in a line; -1 if it is not on it. */
function position(line: readonly number[], client: number, clock: number): number {
  for (let index = line.length - 2; index >= 0; index -= 2) {
    if (line[index] === client && line[index + 1] === clock) return index;
  }
  return -1;
}
