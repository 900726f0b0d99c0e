import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { RoomContents } from "./admission/RoomContents.ts";
import { makeFrame } from "./makeFrame.ts";

/** Raise it when anything that it holds is written otherwise: snapshots of another version are made anew. */
const version = 1;

/**
 * A room as it stood at one entry of its log, so that opening it costs as much as it holds and not as much as was
 * ever done in it. It says nothing that the log does not say.
 */
export interface Snapshot {
  /** Sequence of the last entry that went into it. */
  sequence: number;
  /** Bytes of all updates that went into it. */
  logBytes: number;
  /** Bytes of the document, unpacked. */
  documentBytes: number;
  /** What admission knows of the room. @throws Error if this version of the server cannot read it */
  contents(): RoomContents;
  /** The document with deleted content collected, as one update. */
  document(): Uint8Array;
}

/** Higher qualities take ten times as long for one part in thirty. */
const packing = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const packed = (bytes: Uint8Array): Uint8Array => brotliCompressSync(bytes, packing);

/** Packs a room; runs for as long as the document is large, so away from the loop that serves sockets. */
function encodeSnapshot(
  contents: RoomContents,
  document: Uint8Array,
  { sequence, logBytes }: { sequence: number; logBytes: number },
): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [version, sequence, logBytes, document.length]) {
      encoding.writeVarUint(encoder, number);
    }
    encoding.writeVarUint8Array(encoder, packed(contents.encode()));
    encoding.writeVarUint8Array(encoder, packed(document));
  });
}

/** Reads what `encodeSnapshot` wrote for a room of this kind. @throws Error if it is of another version */
export function decodeSnapshot(kind: RoomKind, bytes: Uint8Array): Snapshot {
  const decoder = decoding.createDecoder(bytes);
  const found = decoding.readVarUint(decoder);
  if (found !== version) throw new Error(`version ${found}`);
  const sequence = decoding.readVarUint(decoder);
  const logBytes = decoding.readVarUint(decoder);
  const documentBytes = decoding.readVarUint(decoder);
  const contents = decoding.readVarUint8Array(decoder);
  const document = decoding.readVarUint8Array(decoder);
  return {
    sequence,
    logBytes,
    documentBytes,
    contents: () => RoomContents.decode(kind, brotliDecompressSync(contents)),
    document: () => brotliDecompressSync(document),
  };
}

export interface SnapshotJob {
  kind: RoomKind;
  /** The snapshot before, encoded; undefined: the updates begin with the first. */
  before: Uint8Array | undefined;
  /** The updates of the log since. */
  updates: readonly Uint8Array[];
}

/**
 * Makes the next snapshot of a room from the one before and the log since.
 * @returns undefined if an update cannot be opened: then the log must be read each time
 */
export function makeSnapshot({ kind, before, updates }: SnapshotJob): Uint8Array | undefined {
  const base = before && decodeSnapshot(kind, before);
  const { update, unreadable } = makeFrame(base ? [base.document(), ...updates] : updates);
  if (unreadable.length > 0) return undefined;
  const contents = base ? base.contents() : new RoomContents(kind);
  let logBytes = base?.logBytes ?? 0;
  for (const one of updates) {
    contents.integrate(one);
    logBytes += one.length;
  }
  return encodeSnapshot(contents, update, { sequence: (base?.sequence ?? 0) + updates.length, logBytes });
}
