import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { NewEntry } from "../UpdateLog.ts";

/**
 * Many entries in few bytes, for a log that is kept for ever. Updates of one length were mostly made by the same kind
 * of act and differ in few places; so they are written place by place: all first bytes, all second bytes, and so on.
 * What hardly changes then stands in a row and a general compressor makes little of it. Nothing is known here of what
 * the bytes mean, and they come back exactly as they were.
 */
const compress = promisify(brotliCompress);

/** Higher ones take ten times as long for one part in thirty. */
const quality = 6;

/** Packs entries; the compressing itself runs in another thread. */
export async function packEntries(entries: readonly NewEntry[]): Promise<Uint8Array> {
  const columns = encodeColumns(entries);
  return compress(columns, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: columns.length,
    },
  });
}

/** Brings back what `packEntries` packed. @throws Error if the bytes are others */
export function unpackEntries(packed: Uint8Array): NewEntry[] {
  const decoder = decoding.createDecoder(brotliDecompressSync(packed));
  const count = decoding.readVarUint(decoder);
  const people = readPeople(decoder, count);
  const times = readTimes(decoder, count);
  const lengths = Array.from({ length: count }, () => decoding.readVarUint(decoder));
  const updates = lengths.map((length) => new Uint8Array(length));
  for (const group of byLength(lengths).values()) {
    const length = lengths[group[0] as number] as number;
    for (let place = 0; place < length; place++) {
      for (const index of group) (updates[index] as Uint8Array)[place] = decoding.readUint8(decoder);
    }
  }
  return updates.map((update, index) => ({
    person: people[index] as string,
    receivedAt: times[index] as number,
    update,
  }));
}

function encodeColumns(entries: readonly NewEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    writePeople(encoder, entries);
    let before = 0;
    for (const { receivedAt } of entries) {
      encoding.writeVarInt(encoder, receivedAt - before);
      before = receivedAt;
    }
    const lengths = entries.map(({ update }) => update.length);
    for (const length of lengths) encoding.writeVarUint(encoder, length);
    for (const group of byLength(lengths).values()) {
      const updates = group.map((index) => (entries[index] as NewEntry).update);
      const length = updates[0]?.length ?? 0;
      for (let place = 0; place < length; place++) {
        for (const update of updates) encoding.writeUint8(encoder, update[place] as number);
      }
    }
  });
}

/** Positions by length, in order of first appearance. */
function byLength(lengths: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const [index, length] of lengths.entries()) {
    const group = groups.get(length);
    if (group) group.push(index);
    else groups.set(length, [index]);
  }
  return groups;
}

/** Who sent what, as runs: mostly one person goes on for a while. */
function writePeople(encoder: encoding.Encoder, entries: readonly NewEntry[]): void {
  let index = 0;
  while (index < entries.length) {
    const { person } = entries[index] as NewEntry;
    const start = index;
    while (entries[index]?.person === person) index++;
    encoding.writeVarString(encoder, person);
    encoding.writeVarUint(encoder, index - start);
  }
}

function readPeople(decoder: decoding.Decoder, count: number): string[] {
  const people: string[] = [];
  while (people.length < count) {
    const person = decoding.readVarString(decoder);
    const length = decoding.readVarUint(decoder);
    for (let index = 0; index < length; index++) people.push(person);
  }
  return people;
}

function readTimes(decoder: decoding.Decoder, count: number): number[] {
  let time = 0;
  return Array.from({ length: count }, () => {
    time += decoding.readVarInt(decoder);
    return time;
  });
}
