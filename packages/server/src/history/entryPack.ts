import type { LogEntry } from "../storage/UpdateLog.ts";
import { buffersOf, packUpdates, type UpdatePack, unpackUpdates } from "../sync/updatePack.ts";

/** Entries of one stream, one behind the other, in a few buffers that go to a worker as they are. */
export interface EntryPack {
  /** Sequence of the first one. */
  first: number;
  updates: UpdatePack;
  times: Float64Array<ArrayBuffer>;
  /** Who sent each: places in `people`. */
  senders: Uint32Array<ArrayBuffer>;
  people: string[];
}

/**
 * Puts entries together that follow on one another, and lets others have their turn if they are many.
 * @param first sequence of the first one, or of what would come first if there is none
 */
export async function packEntries(first: number, entries: readonly LogEntry[]): Promise<EntryPack> {
  const numbers = new Map<string, number>();
  const senders = Uint32Array.from(entries, ({ person }) => {
    const number = numbers.get(person) ?? numbers.size;
    numbers.set(person, number);
    return number;
  });
  return {
    first,
    updates: await packUpdates(entries.map(({ update }) => update)),
    times: Float64Array.from(entries, ({ receivedAt }) => receivedAt),
    senders,
    people: [...numbers.keys()],
  };
}

/** The entries of a pack, in their order; they share its buffers. */
export function unpackEntries({ first, updates, times, senders, people }: EntryPack): LogEntry[] {
  return unpackUpdates(updates).map((update, index) => ({
    sequence: first + index,
    person: people[senders[index] as number] as string,
    receivedAt: times[index] as number,
    update,
  }));
}

/** What of a pack is handed over instead of copied. */
export function buffersOfEntries({ updates, times, senders }: EntryPack): ArrayBuffer[] {
  return [...buffersOf(updates), times.buffer, senders.buffer];
}
