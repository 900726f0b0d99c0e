import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** What a client says about one client id; `state` is JSON, `null` means gone. */
export interface PresenceEntry {
  client: number;
  clock: number;
  state: string;
}

/** More states than any room shows at once. */
const mostEntries = 2_000;

const utf8 = new TextDecoder();

/** Reads an awareness update of y-protocols; undefined if it is none. */
export function readPresenceUpdate(update: Uint8Array): PresenceEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > mostEntries) return undefined;
    const entries: PresenceEntry[] = [];
    for (let index = 0; index < count; index++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (client > 0xffff_ffff || clock > Number.MAX_SAFE_INTEGER - 1) return undefined;
      const length = decoding.readVarUint(decoder);
      if (length > update.length - decoder.pos) return undefined;
      const state = utf8.decode(decoding.readUint8Array(decoder, length));
      entries.push({ client, clock, state });
    }
    return decoding.hasContent(decoder) ? undefined : entries;
  } catch {
    return undefined;
  }
}

/** Writes an awareness update in the encoding of y-protocols. */
export function writePresenceUpdate(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}
