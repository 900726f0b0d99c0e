import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Arrivals, type StoredArrivals } from "./Arrivals.ts";
import type { Standing, Told } from "./Chronicle.ts";
import { Graveyard, type StoredGraveyard } from "./Graveyard.ts";
import type { Restored } from "./restored.ts";
import type { Amount, PlaceShare, Sitting } from "./sittings.ts";

/** Raise it when anything is told otherwise or written otherwise: what another version has made is made anew. */
const version = 1;

/** Fewer entries are told as fast as they are found. */
export const LEAST_ENTRIES = 2_048;
/** So many bytes of updates are enough for a segment, however large the document is. */
const ENOUGH_BYTES = 1024 * 1024;

/** What a stretch of a room's log is called in its history. */
export interface SegmentHead {
  /** Sequences of its first and its last entry. */
  first: number;
  last: number;
  /** The latest that anything of it, or before it, arrived; milliseconds since the epoch. */
  until: number;
  /** Bytes of the document at its end, unpacked. */
  documentBytes: number;
}

/**
 * Whether a stretch is long enough to be put down: telling what follows the last one then costs no more than opening the
 * document does.
 * @param before bytes of the document before the stretch
 */
export function isFull(entries: number, bytes: number, before: number): boolean {
  return entries >= LEAST_ENTRIES && (bytes >= before / 2 || bytes >= ENOUGH_BYTES);
}

/** How the room stood is kept at the end of every few segments, beside the last one: it costs as much as the document. */
const KEPT = 4;

/** Whether it stays known how the room stood at the end of a segment, counted from 1, once others follow. */
export function keepsStanding(number: number): boolean {
  return number % KEPT === 0;
}

const packing = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const packed = (bytes: Uint8Array): Uint8Array => brotliCompressSync(bytes, packing);
const packedJson = (value: unknown): Uint8Array => packed(new TextEncoder().encode(JSON.stringify(value)));
const unpackedJson = (bytes: Uint8Array): unknown => JSON.parse(brotliDecompressSync(bytes).toString());

type StoredPlace = [place: string, text: string, people: [person: string, amount: Amount][]];
interface StoredTold {
  last: number;
  sittings: (Omit<Sitting, "places"> & { places: StoredPlace[] })[];
  arrivals: StoredArrivals;
  restored: Restored[];
}

/** Packs what was told of a segment, with its head in front. */
export function encodeTold(head: SegmentHead, { sittings, ...told }: Told): Uint8Array {
  const stored: StoredTold = {
    ...told,
    arrivals: told.arrivals.toJSON(),
    sittings: sittings.map((sitting) => ({
      ...sitting,
      places: sitting.places.map(({ place, text, people }): StoredPlace => [place, text, [...people]]),
    })),
  };
  return encoding.encode((encoder) => {
    for (const number of [version, head.first, head.last, head.until, head.documentBytes])
      encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, packedJson(stored));
  });
}

/** The head of what `encodeTold` wrote; undefined if another version did. */
export function decodeHead(bytes: Uint8Array): SegmentHead | undefined {
  const decoder = decoding.createDecoder(bytes);
  return decoding.readVarUint(decoder) === version ? readHead(decoder) : undefined;
}

/** Reads what `encodeTold` wrote. @throws Error if it is damaged */
export function decodeTold(bytes: Uint8Array): Told {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint(decoder);
  readHead(decoder);
  const stored = unpackedJson(decoding.readTailAsUint8Array(decoder)) as StoredTold;
  return {
    last: stored.last,
    restored: stored.restored,
    arrivals: Arrivals.fromJSON(stored.arrivals),
    sittings: stored.sittings.map((sitting) => ({
      ...sitting,
      places: sitting.places.map(([place, text, people]): PlaceShare => {
        return { place, text, people: new Map(people) };
      }),
    })),
  };
}

function readHead(decoder: decoding.Decoder): SegmentHead {
  const [first, last, until, documentBytes] = [0, 0, 0, 0].map(() => decoding.readVarUint(decoder));
  return { first, last, until, documentBytes } as SegmentHead;
}

/** Packs a room as it stood at one entry. */
export function encodeStanding({ sequence, document, graveyard }: Standing): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sequence);
    encoding.writeVarUint8Array(encoder, packed(document));
    encoding.writeVarUint8Array(encoder, packedJson(graveyard.toJSON()));
  });
}

/** Reads what `encodeStanding` wrote. @throws Error if it is damaged */
export function decodeStanding(bytes: Uint8Array): Standing {
  const decoder = decoding.createDecoder(bytes);
  const sequence = decoding.readVarUint(decoder);
  const document = brotliDecompressSync(decoding.readVarUint8Array(decoder));
  const graveyard = unpackedJson(decoding.readVarUint8Array(decoder)) as StoredGraveyard;
  return { sequence, document, graveyard: Graveyard.fromJSON(graveyard) };
}
