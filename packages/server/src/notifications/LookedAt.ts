import type { UpdateLog } from "../storage/UpdateLog.ts";

/** Key that says that events are looked for at all: before it, whatever had happened was nobody's news. */
export const BEGUN_KEY = "begun";
const CURSOR_PREFIX = "at/";

/** How far every source of events has been looked at, by name. What was not stored is looked at again. */
export class LookedAt {
  readonly #cursors = new Map<string, number>();
  readonly #unsaved = new Set<string>();
  #begun = false;

  /** Beginning of the keys under which it is stored how far the sources with this beginning were looked at. */
  static keyPrefix(sources: string): string {
    return CURSOR_PREFIX + sources;
  }

  /** Takes over what is stored, some of it or all. */
  load(state: ReadonlyMap<string, Uint8Array>): void {
    this.#begun ||= state.has(BEGUN_KEY);
    for (const [key, value] of state) {
      if (!key.startsWith(CURSOR_PREFIX)) continue;
      const source = key.slice(CURSOR_PREFIX.length);
      this.#cursors.set(source, Math.max(this.of(source), Number(new TextDecoder().decode(value))));
    }
  }

  /** Whether anything was ever looked at. */
  get hasBegun(): boolean {
    return this.#begun;
  }

  /** How far a source was looked at: the sequence or number of the last thing; 0 for none. */
  of(source: string): number {
    return this.#cursors.get(source) ?? 0;
  }

  /** Takes note that a source was looked at up to there; it never goes back. */
  advance(source: string, to: number): void {
    if (to <= this.of(source)) return;
    this.#cursors.set(source, to);
    this.#unsaved.add(source);
  }

  /** What is not stored yet, as it is stored. */
  unsaved(): Record<string, Uint8Array> {
    const state: Record<string, Uint8Array> = {};
    for (const source of this.#unsaved) state[CURSOR_PREFIX + source] = encodeNumber(this.of(source));
    if (!this.#begun) state[BEGUN_KEY] = encodeNumber(1);
    return state;
  }

  /** That everything up to here is stored; to be said in the same turn in which it was asked for. */
  saved(): void {
    this.#unsaved.clear();
    this.#begun = true;
  }
}

/** The ends of many streams, some hundred at a time. @throws StorageUnavailable */
export async function endsOf(log: UpdateLog, streams: readonly string[]): Promise<number[]> {
  const ends: number[] = [];
  for (let start = 0; start < streams.length; start += 500) {
    const some = streams.slice(start, start + 500);
    ends.push(...(await Promise.all(some.map((stream) => log.end(stream)))));
  }
  return ends;
}

/** The source of a measure's phases, beside the names of its rooms. */
export function phasesOf(measure: string): string {
  return `measure/${measure}/phases`;
}

function encodeNumber(value: number): Uint8Array {
  return new TextEncoder().encode(String(value));
}
