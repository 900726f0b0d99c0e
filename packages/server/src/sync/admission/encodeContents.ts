import * as encoding from "lib0/encoding";
import type { RoomContents } from "./RoomContents.ts";

/** Writes what is deleted as the second part of an update, in Yjs' order. */
export function writeDeletions(
  encoder: encoding.Encoder,
  deletions: Iterable<readonly [client: number, ranges: readonly number[]]>,
): void {
  const sorted = [...deletions].sort(([one], [other]) => other - one);
  encoding.writeVarUint(encoder, sorted.length);
  for (const [client, ranges] of sorted) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length / 2);
    for (let index = 0; index < ranges.length; index += 2) {
      const start = ranges[index] as number;
      encoding.writeVarUint(encoder, start);
      encoding.writeVarUint(encoder, (ranges[index + 1] as number) - start);
    }
  }
}

/** An update with everything that is deleted and nothing else: what a client lacks that has all structs. */
export function encodeDeletesOnly(contents: RoomContents): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  writeDeletions(encoder, contents.deletions);
  return encoding.toUint8Array(encoder);
}
