import * as decoding from "lib0/decoding";
import { Inadmissible } from "./Inadmissible.ts";
import { readPlainJson, skipPlainValue } from "./plainValue.ts";
import { type Content, typeRefs } from "./struct.ts";

const deleted: Content = { kind: "deleted" };
const text: Content = { kind: "text" };

/** Reads the content of an item. @param ref the number by which Yjs names its kind */
export function readContent(decoder: decoding.Decoder, ref: number): { length: number; content: Content } {
  switch (ref) {
    case 1:
      return { length: decoding.readVarUint(decoder), content: deleted };
    case 4:
      return { length: skipText(decoder), content: text };
    case 6: {
      const key = decoding.readVarString(decoder);
      return { length: 1, content: { kind: "format", key, value: readPlainJson(decoder) } };
    }
    case 7:
      return { length: 1, content: readType(decoder) };
    case 8: {
      const count = decoding.readVarUint(decoder);
      const start = decoder.pos;
      for (let index = 0; index < count; index += 1) skipPlainValue(decoder);
      const encoded = decoder.arr.subarray(start, decoder.pos);
      const read = (): unknown[] => {
        const values = decoding.createDecoder(encoded);
        return Array.from({ length: count }, () => decoding.readAny(values));
      };
      return { length: count, content: { kind: "values", bytes: encoded.length, read } };
    }
    case 2:
    case 3:
    case 5:
      throw new Inadmissible("content-not-allowed", "legacy JSON, bytes or an embedded object");
    case 9:
      throw new Inadmissible("content-not-allowed", "a document within the document");
    default:
      throw new Inadmissible("malformed", `content of kind ${ref}`);
  }
}

function readType(decoder: decoding.Decoder): Content {
  const typeRef = decoding.readVarUint(decoder);
  if (typeRef > typeRefs.last) throw new Inadmissible("malformed", `a shared type of kind ${typeRef}`);
  const named = typeRef === typeRefs.xmlElement || typeRef === typeRefs.xmlHook;
  return { kind: "type", typeRef, name: named ? decoding.readVarString(decoder) : "" };
}

/** Steps over a text and counts its UTF-16 units, by which Yjs counts. */
function skipText(decoder: decoding.Decoder): number {
  const start = decoder.pos;
  const byteLength = decoding.readVarUint(decoder);
  const end = decoder.pos + byteLength;
  if (end > decoder.arr.length) throw new Inadmissible("malformed", "a text longer than the update");
  // Keystrokes are mostly ASCII, and asking a TextDecoder costs more than everything else about them.
  let position = decoder.pos;
  while (position < end && (decoder.arr[position] as number) < 0x80) position += 1;
  if (position === end) {
    decoder.pos = end;
    return byteLength;
  }
  decoder.pos = start;
  return decoding.readVarString(decoder).length;
}
