import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { writeDeletions } from "./encodeContents.ts";
import type { ParsedUpdate } from "./parseUpdate.ts";
import { skipPlainValue } from "./plainValue.ts";
import type { Struct } from "./struct.ts";
import type { Trimmed } from "./trim.ts";

/**
 * The update that says exactly what is new. It is a copy in any case: what was received is a view of a buffer that
 * holds other messages too.
 */
export function encodeTrimmed(parsed: ParsedUpdate, trimmed: Trimmed): Uint8Array {
  if (trimmed.whole && parsed.canonical) return parsed.bytes.slice();
  const encoder = encoding.createEncoder();
  const blocks = [...trimmed.blocks].sort((one, other) => other.client - one.client);
  encoding.writeVarUint(encoder, blocks.length);
  for (const { client, structs } of blocks) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, (structs[0] as Struct).clock);
    for (const struct of structs) writeStruct(encoder, parsed.bytes, struct);
  }
  writeDeletions(
    encoder,
    trimmed.deletions.map(({ client, ranges }) => [client, ranges] as const),
  );
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, bytes: Uint8Array, struct: Struct): void {
  if (struct.cut === 0) {
    encoding.writeUint8Array(encoder, bytes.subarray(struct.start, struct.end));
    return;
  }
  const info = bytes[struct.start] as number;
  if (struct.content.kind === "gone") {
    encoding.writeUint8(encoder, info);
    encoding.writeVarUint(encoder, struct.length);
    return;
  }
  encoding.writeUint8(encoder, info | 0b10000000);
  writeId(encoder, struct.origin as NonNullable<Struct["origin"]>);
  if (struct.rightOrigin) writeId(encoder, struct.rightOrigin);
  writeRestOfContent(encoder, bytes, struct);
}

function writeRestOfContent(encoder: encoding.Encoder, bytes: Uint8Array, struct: Struct): void {
  const decoder = decoding.createDecoder(bytes.subarray(struct.contentStart, struct.end));
  switch (struct.content.kind) {
    case "deleted":
      encoding.writeVarUint(encoder, struct.length);
      return;
    case "text":
      // A surrogate pair that is cut in two becomes a replacement character, as it does in Yjs.
      encoding.writeVarString(encoder, decoding.readVarString(decoder).slice(struct.cut));
      return;
    case "values":
      decoding.readVarUint(decoder);
      for (let index = 0; index < struct.cut; index += 1) skipPlainValue(decoder);
      encoding.writeVarUint(encoder, struct.length);
      encoding.writeUint8Array(encoder, decoder.arr.subarray(decoder.pos));
      return;
    default:
      throw new Error(`${struct.content.kind} has length 1 and cannot be cut`);
  }
}

function writeId(encoder: encoding.Encoder, { client, clock }: { client: number; clock: number }): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}
