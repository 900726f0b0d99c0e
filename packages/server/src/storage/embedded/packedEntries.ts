import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, brotliDecompressSync, constants } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { NewEntry } from "../UpdateLog.ts";
import { inTurns, type Steps } from "./inTurns.ts";

/**
 * Many entries in few bytes, for a log that is kept for ever. Updates of one length were mostly made by the same kind
 * of act and differ in few places; so they are written place by place: all first bytes, all second bytes, and so on.
 * What hardly changes then stands in a row and a general compressor makes little of it. Nothing is known here of what
 * the bytes mean, and they come back exactly as they were.
 */
const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** A tenth smaller than lower ones for five millionths of a second per entry more, in another thread. */
const quality = 10;

/** Bytes after which the work can be interrupted. */
const stepBytes = 4_096;

/** Packs entries, and makes sure that they come back. @throws Error if they would not */
export async function packEntries(entries: readonly NewEntry[]): Promise<Uint8Array> {
  const columns = await inTurns(encodeColumns(entries));
  const packed = await compress(columns, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: columns.length,
    },
  });
  const back = await inTurns(decodeColumns(await decompress(packed)));
  if (!(await inTurns(areSame(entries, back))))
    throw new Error("entries do not come back from their packed form");
  return packed;
}

/** Brings back what `packEntries` packed; `packed` may change after the call. @throws Error if the bytes are others */
export function unpackEntries(packed: Uint8Array): Steps<NewEntry[]> {
  return decodeColumns(brotliDecompressSync(packed));
}

function* encodeColumns(entries: readonly NewEntry[]): Steps<Uint8Array> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  writePeople(encoder, entries);
  yield;
  let before = 0;
  for (const { receivedAt } of entries) {
    encoding.writeVarInt(encoder, receivedAt - before);
    before = receivedAt;
  }
  yield;
  const lengths = entries.map(({ update }) => update.length);
  for (const length of lengths) encoding.writeVarUint(encoder, length);
  for (const group of byLength(lengths).values()) {
    const updates = group.map((index) => (entries[index] as NewEntry).update);
    const [first = new Uint8Array(0)] = updates;
    yield;
    if (updates.length === 1) {
      // Place by place would be the same bytes.
      encoding.writeUint8Array(encoder, first);
      continue;
    }
    for (let place = 0; place < first.length; place++) {
      if ((place * updates.length) % stepBytes < updates.length) yield;
      const column = new Uint8Array(updates.length);
      for (const [row, update] of updates.entries()) column[row] = update[place] as number;
      encoding.writeUint8Array(encoder, column);
    }
  }
  yield;
  return encoding.toUint8Array(encoder);
}

function* decodeColumns(columns: Uint8Array): Steps<NewEntry[]> {
  const decoder = decoding.createDecoder(columns);
  const count = decoding.readVarUint(decoder);
  const people = readPeople(decoder, count);
  yield;
  const times = readTimes(decoder, count);
  yield;
  const lengths = Array.from({ length: count }, () => decoding.readVarUint(decoder));
  const updates = partsOf(lengths);
  for (const group of byLength(lengths).values()) {
    const [first = 0] = group;
    const length = lengths[first] as number;
    yield;
    if (group.length === 1) {
      updates[first]?.set(decoding.readUint8Array(decoder, length));
      continue;
    }
    for (let place = 0; place < length; place++) {
      if ((place * group.length) % stepBytes < group.length) yield;
      const column = decoding.readUint8Array(decoder, group.length);
      for (const [row, index] of group.entries())
        (updates[index] as Uint8Array)[place] = column[row] as number;
    }
  }
  yield;
  return updates.map((update, index) => ({
    person: people[index] as string,
    receivedAt: times[index] as number,
    update,
  }));
}

/** Arrays of these lengths in one buffer: thousands of buffers would take longer than all the rest. */
function partsOf(lengths: readonly number[]): Uint8Array[] {
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
}

function* areSame(some: readonly NewEntry[], others: readonly NewEntry[]): Steps<boolean> {
  if (some.length !== others.length) return false;
  for (const [index, { person, receivedAt, update }] of some.entries()) {
    const other = others[index] as NewEntry;
    if (person !== other.person || receivedAt !== other.receivedAt) return false;
    if (Buffer.compare(update, other.update) !== 0) return false;
    if (index % 256 === 0) yield;
  }
  return true;
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
