import * as decoding from "lib0/decoding";
import { Inadmissible } from "./Inadmissible.ts";

/** How deep plain values may be nested. */
const valueDepth = 32;

/** Assigning this key, as Yjs' decoder does, would replace the object's prototype instead of setting a field. */
const poisonedKey = "__proto__";

/** Refuses names that do harm as an object's key. */
export function checkKey(key: string): void {
  if (key === poisonedKey) throw new Inadmissible("content-not-allowed", "a key named __proto__");
}

/**
 * Steps over one value in lib0's "any" encoding. Only what JSON can say is let through, and `undefined`: no bytes, no
 * big integers (they break JSON.stringify), no infinities and no NaN (editors never stop "correcting" it).
 */
export function skipPlainValue(decoder: decoding.Decoder, depth = 0): void {
  if (depth > valueDepth) throw new Inadmissible("nested-too-deep", "a plain value");
  const tag = decoding.readUint8(decoder);
  switch (tag) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      decoding.readVarInt(decoder);
      return;
    case 124:
      checkFinite(decoding.readFloat32(decoder));
      return;
    case 123:
      checkFinite(decoding.readFloat64(decoder));
      return;
    case 119:
      decoding.readVarString(decoder);
      return;
    case 118: {
      const count = decoding.readVarUint(decoder);
      for (let index = 0; index < count; index += 1) {
        checkKey(decoding.readVarString(decoder));
        skipPlainValue(decoder, depth + 1);
      }
      return;
    }
    case 117: {
      const count = decoding.readVarUint(decoder);
      for (let index = 0; index < count; index += 1) skipPlainValue(decoder, depth + 1);
      return;
    }
    case 122:
    case 116:
      throw new Inadmissible("content-not-allowed", "bytes or a big integer as a plain value");
    default:
      throw new Inadmissible("malformed", `plain value of kind ${tag}`);
  }
}

/** Reads JSON that stands in an update as text. */
export function readPlainJson(decoder: decoding.Decoder): unknown {
  const value: unknown = JSON.parse(decoding.readVarString(decoder));
  checkPlainJson(value, 0);
  return value;
}

function checkPlainJson(value: unknown, depth: number): void {
  if (depth > valueDepth) throw new Inadmissible("nested-too-deep", "a plain value");
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const element of value) checkPlainJson(element, depth + 1);
    return;
  }
  for (const [key, field] of Object.entries(value)) {
    checkKey(key);
    checkPlainJson(field, depth + 1);
  }
}

function checkFinite(value: number): void {
  if (!Number.isFinite(value)) throw new Inadmissible("content-not-allowed", "a number that is not finite");
}
