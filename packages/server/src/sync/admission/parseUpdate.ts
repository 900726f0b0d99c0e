import type { Refusal } from "@querschnitt/shared/protocol/messages";
import * as decoding from "lib0/decoding";
import { Inadmissible } from "./Inadmissible.ts";
import { addInterval } from "./intervals.ts";
import { checkKey } from "./plainValue.ts";
import { readContent } from "./readContent.ts";
import type { Block, Content, DeletedRanges, Id, Struct } from "./struct.ts";

/** Clocks, and with them lengths, stay below this: Yjs and its peers in other languages count in 32 bits. */
const clockLimit = 2 ** 31;
/** Client ids are random 32-bit numbers. */
const clientLimit = 2 ** 32;

/** Thrown as the refusal of an update that would cost far more than its bytes. */
const tooManyParts = (): Inadmissible => new Inadmissible("too-large", "too many items in one update");

export interface ParsedUpdate {
  bytes: Uint8Array;
  blocks: Block[];
  deletions: DeletedRanges[];
  /** Written as Yjs writes it, so that it can be passed on byte for byte if all of it is new. */
  canonical: boolean;
}

const gone: Content = { kind: "gone" };
const skip: Content = { kind: "skip" };

/**
 * Reads an update (version 1 of Yjs' encoding) without building anything of Yjs. Whatever the bytes are, it answers;
 * it never throws.
 *
 * @param mostParts items and deleted ranges it may have (two bytes are enough for one, and each costs memory); the log may hold any
 */
export function parseUpdate(bytes: Uint8Array, mostParts = Number.POSITIVE_INFINITY): ParsedUpdate | Refusal {
  try {
    const decoder = decoding.createDecoder(bytes);
    const parsed: ParsedUpdate = { bytes, blocks: [], deletions: [], canonical: true };
    const left = readBlocks(decoder, parsed, mostParts);
    readDeletions(decoder, parsed, left);
    if (decoding.hasContent(decoder))
      throw new Inadmissible("malformed", "bytes behind the end of the update");
    return parsed;
  } catch (error) {
    if (error instanceof Inadmissible) return error.refusal;
    // Every other error comes from a reader: the bytes end too early, no UTF-8, no JSON, a number out of range.
    return { reason: "malformed", detail: `the update cannot be read: ${String(error)}` };
  }
}

/** @returns how many more parts there may be */
function readBlocks(decoder: decoding.Decoder, parsed: ParsedUpdate, mostParts: number): number {
  let left = mostParts;
  const count = decoding.readVarUint(decoder);
  const seen = count > 1 ? new Set<number>() : undefined;
  let previous = clientLimit;
  for (let index = 0; index < count; index += 1) {
    const structCount = decoding.readVarUint(decoder);
    const client = readClient(decoder);
    if (structCount === 0) throw new Inadmissible("malformed", "a client without structs");
    if (seen?.has(client)) throw new Inadmissible("malformed", "a client listed twice");
    seen?.add(client);
    left -= 1 + structCount;
    if (left < 0) throw tooManyParts();
    // Merging and comparing updates, as Yjs does it, relies on this order.
    if (client > previous) parsed.canonical = false;
    previous = client;
    const structs: Struct[] = [];
    let clock = readClock(decoder);
    for (let position = 0; position < structCount; position += 1) {
      const struct = readStruct(decoder, clock);
      if (struct.length === 0) throw new Inadmissible("malformed", "a struct without length");
      clock += struct.length;
      if (clock > clockLimit) throw new Inadmissible("malformed", "a clock out of range");
      structs.push(struct);
    }
    parsed.blocks.push({ client, structs });
  }
  return left;
}

function readStruct(decoder: decoding.Decoder, clock: number): Struct {
  const start = decoder.pos;
  const info = decoding.readUint8(decoder);
  const ref = info & 0b11111;
  if (ref === 0 || ref === 10) {
    const contentStart = decoder.pos;
    const length = decoding.readVarUint(decoder);
    const content = ref === 0 ? gone : skip;
    return struct(
      clock,
      length,
      undefined,
      undefined,
      undefined,
      undefined,
      content,
      start,
      contentStart,
      decoder.pos,
    );
  }
  const origin = info & 0b10000000 ? readId(decoder) : undefined;
  const rightOrigin = info & 0b1000000 ? readId(decoder) : undefined;
  let parent: string | Id | undefined;
  let parentSub: string | undefined;
  if (!origin && !rightOrigin) {
    // Yjs takes every number but 1 for "an id follows".
    parent = decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : readId(decoder);
    if (info & 0b100000) parentSub = decoding.readVarString(decoder);
    if (parentSub !== undefined) checkKey(parentSub);
  }
  const contentStart = decoder.pos;
  const { length, content } = readContent(decoder, ref);
  return struct(
    clock,
    length,
    origin,
    rightOrigin,
    parent,
    parentSub,
    content,
    start,
    contentStart,
    decoder.pos,
  );
}

function struct(
  clock: number,
  length: number,
  origin: Id | undefined,
  rightOrigin: Id | undefined,
  parent: string | Id | undefined,
  parentSub: string | undefined,
  content: Content,
  start: number,
  contentStart: number,
  end: number,
): Struct {
  return { clock, length, origin, rightOrigin, parent, parentSub, content, start, contentStart, end, cut: 0 };
}

function readDeletions(decoder: decoding.Decoder, parsed: ParsedUpdate, mostParts: number): void {
  let left = mostParts;
  const count = decoding.readVarUint(decoder);
  const seen = count > 1 ? new Set<number>() : undefined;
  for (let index = 0; index < count; index += 1) {
    const client = readClient(decoder);
    if (seen?.has(client)) throw new Inadmissible("malformed", "deletions of a client listed twice");
    seen?.add(client);
    const ranges: number[] = [];
    const rangeCount = decoding.readVarUint(decoder);
    left -= 1 + rangeCount;
    if (left < 0) throw tooManyParts();
    let previousEnd = -1;
    for (let position = 0; position < rangeCount; position += 1) {
      const start = readClock(decoder);
      const length = decoding.readVarUint(decoder);
      if (start + length > clockLimit) throw new Inadmissible("malformed", "a clock out of range");
      if (length === 0 || start <= previousEnd) parsed.canonical = false;
      previousEnd = start + length;
      if (length > 0) addInterval(ranges, start, start + length);
    }
    if (ranges.length > 0) parsed.deletions.push({ client, ranges });
    else parsed.canonical = false;
  }
}

function readClient(decoder: decoding.Decoder): number {
  const client = decoding.readVarUint(decoder);
  if (client >= clientLimit) throw new Inadmissible("malformed", "a client id out of range");
  return client;
}

function readClock(decoder: decoding.Decoder): number {
  const clock = decoding.readVarUint(decoder);
  if (clock >= clockLimit) throw new Inadmissible("malformed", "a clock out of range");
  return clock;
}

function readId(decoder: decoding.Decoder): Id {
  return { client: readClient(decoder), clock: readClock(decoder) };
}
