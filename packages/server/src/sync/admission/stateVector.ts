import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Encodes how far each client has written, as Yjs does. */
export function encodeStateVector(vector: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, vector.size);
  for (const [client, clock] of [...vector].sort(([one], [other]) => other - one)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}

/** Reads a client's state vector; undefined if the bytes are none. Never throws. */
export function readStateVector(bytes: Uint8Array): Map<number, number> | undefined {
  const vector = new Map<number, number>();
  const decoder = decoding.createDecoder(bytes);
  try {
    const count = decoding.readVarUint(decoder);
    for (let index = 0; index < count; index += 1) {
      const client = decoding.readVarUint(decoder);
      vector.set(client, decoding.readVarUint(decoder));
    }
  } catch {
    return undefined;
  }
  return decoding.hasContent(decoder) ? undefined : vector;
}
