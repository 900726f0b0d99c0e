import { crc32 } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { type LogEntry, type NewEntry, StorageUnavailable } from "../UpdateLog.ts";
import { atOnce, type Steps } from "./inTurns.ts";
import { packEntries, unpackEntries } from "./packedEntries.ts";

/**
 * Values as they stand in the log file: a CRC-32 over place and content, then the content. The place is part of it,
 * so that a value which stands in a wrong one is noticed like a flipped bit.
 */
const CHECKSUM_BYTES = 4;

function seal(place: string, content: Uint8Array): Uint8Array {
  const value = new Uint8Array(CHECKSUM_BYTES + content.length);
  new DataView(value.buffer).setUint32(0, checksum(place, content));
  value.set(content, CHECKSUM_BYTES);
  return value;
}

/** @throws StorageUnavailable if the content is not what was written */
function unseal(place: string, value: Uint8Array): Uint8Array {
  const content = value.subarray(CHECKSUM_BYTES);
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  if (value.length < CHECKSUM_BYTES || view.getUint32(0) !== checksum(place, content)) {
    throw new StorageUnavailable(`the log is damaged at ${place}: restore the data folder from a backup`);
  }
  return content;
}

function checksum(place: string, content: Uint8Array): number {
  return crc32(content, crc32(place));
}

const entriesPlace = (stream: string, first: number): string => `${stream} from entry ${first}`;

/** Encodes the entries of one append to one stream; `first` is the sequence of the first. Copies all payloads. */
export function encodeEntries(stream: string, first: number, entries: readonly NewEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { person, receivedAt, update } of entries) {
    encoding.writeVarString(encoder, person);
    encoding.writeVarUint(encoder, receivedAt);
    encoding.writeVarUint8Array(encoder, update);
  }
  return seal(entriesPlace(stream, first), encoding.toUint8Array(encoder));
}

/** Stands in front of packed entries, where others have their number, which is never 0. */
const PACKED = 0;

/**
 * Encodes many entries in few bytes. @throws Error if they would not come back as they are
 */
export async function encodePacked(
  stream: string,
  first: number,
  entries: readonly NewEntry[],
): Promise<Uint8Array> {
  const packed = await packEntries(entries);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, PACKED);
  encoding.writeVarUint(encoder, entries.length);
  encoding.writeUint8Array(encoder, packed);
  return seal(entriesPlace(stream, first), encoding.toUint8Array(encoder));
}

/** Whether a value holds packed entries. */
export function isPacked(value: Uint8Array): boolean {
  return value[CHECKSUM_BYTES] === PACKED;
}

/**
 * Decodes what `encodePacked` wrote; nothing of the value is looked at after this call.
 * @throws StorageUnavailable if damaged
 */
export function decodePacked(stream: string, first: number, value: Uint8Array): Steps<LogEntry[]> {
  const decoder = decoding.createDecoder(unseal(entriesPlace(stream, first), value));
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return numbered(unpackEntries(decoding.readTailAsUint8Array(decoder)), first);
}

function* numbered(unpacked: Steps<NewEntry[]>, first: number): Steps<LogEntry[]> {
  return (yield* unpacked).map((entry, index) => ({ sequence: first + index, ...entry }));
}

/**
 * Decodes what `encodeEntries` or `encodePacked` wrote, all at once and with payloads of their own.
 * @throws StorageUnavailable if damaged
 */
export function decodeEntries(stream: string, first: number, value: Uint8Array): LogEntry[] {
  if (isPacked(value)) return atOnce(decodePacked(stream, first, value));
  const decoder = decoding.createDecoder(unseal(entriesPlace(stream, first), value));
  const entries: LogEntry[] = [];
  for (let count = decoding.readVarUint(decoder), index = 0; index < count; index++) {
    const person = decoding.readVarString(decoder);
    const receivedAt = decoding.readVarUint(decoder);
    const update = decoding.readVarUint8Array(decoder).slice();
    entries.push({ sequence: first + index, person, receivedAt, update });
  }
  return entries;
}

/** How many entries a value holds. @throws StorageUnavailable if damaged */
export function countEntries(stream: string, first: number, value: Uint8Array): number {
  const decoder = decoding.createDecoder(unseal(entriesPlace(stream, first), value));
  const count = decoding.readVarUint(decoder);
  return count === PACKED ? decoding.readVarUint(decoder) : count;
}

/** Sequence of the last entry that a value holds. @param first what stands in its key @throws StorageUnavailable */
export function lastSequence(stream: string, first: number | string, value: Uint8Array): number {
  return Number(first) + countEntries(stream, Number(first), value) - 1;
}

const metadataPlace = (stream: string, key: string): string => `${stream} metadata ${key}`;

/** Encodes one piece of metadata; copies it. */
export function encodeMetadata(stream: string, key: string, value: Uint8Array): Uint8Array {
  return seal(metadataPlace(stream, key), value);
}

/** Decodes what `encodeMetadata` wrote, with bytes of its own. @throws StorageUnavailable if damaged */
export function decodeMetadata(stream: string, key: string, value: Uint8Array): Uint8Array {
  return Uint8Array.from(unseal(metadataPlace(stream, key), value));
}
