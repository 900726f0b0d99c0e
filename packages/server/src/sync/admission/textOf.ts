import * as decoding from "lib0/decoding";
import type { ParsedUpdate } from "./parseUpdate.ts";
import type { Struct } from "./struct.ts";

/** The text of an item of an update. */
export function textOf({ bytes }: ParsedUpdate, struct: Struct): string {
  const decoder = decoding.createDecoder(bytes);
  decoder.pos = struct.contentStart;
  return decoding.readVarString(decoder);
}
