import { setImmediate as nextTurn } from "node:timers/promises";

/** What is put together in one turn of the loop takes about a millisecond. */
const updatesPerTurn = 4_096;
const bytesPerTurn = 1024 * 1024;

/** Updates one after the other in a few buffers, which go to a worker as they are; one by one each would be copied. */
export type UpdatePack = { bytes: Uint8Array<ArrayBuffer>; lengths: Uint32Array<ArrayBuffer> }[];

/** Puts updates together, and lets others have their turn if they are many. */
export async function packUpdates(updates: readonly Uint8Array[]): Promise<UpdatePack> {
  const pack: UpdatePack = [];
  for (let from = 0; from < updates.length; ) {
    if (from > 0) await nextTurn();
    let end = from;
    for (let bytes = 0; end < updates.length && end - from < updatesPerTurn && bytes < bytesPerTurn; end++) {
      bytes += (updates[end] as Uint8Array).length;
    }
    const some = updates.slice(from, end);
    from = end;
    const lengths = Uint32Array.from(some, ({ length }) => length);
    const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (const update of some) {
      bytes.set(update, at);
      at += update.length;
    }
    pack.push({ bytes, lengths });
  }
  return pack;
}

/** The updates of a pack, in their order; they share its buffers. */
export function unpackUpdates(pack: UpdatePack): Uint8Array[] {
  return pack.flatMap(({ bytes, lengths }) => {
    let at = 0;
    return Array.from(lengths, (length) => {
      at += length;
      return bytes.subarray(at - length, at);
    });
  });
}

/** What of a pack is handed over instead of copied. */
export function buffersOf(pack: UpdatePack): ArrayBuffer[] {
  return pack.flatMap(({ bytes, lengths }) => [bytes.buffer, lengths.buffer]);
}
