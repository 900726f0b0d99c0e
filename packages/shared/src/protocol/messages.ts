import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** First number of every frame. 0–3 are the y-websocket protocol; ours follow from 100 and need `?ack=1`. */
export const messageTypes = {
  sync: 0,
  presence: 1,
  auth: 2,
  queryPresence: 3,
  /** Server → client: how many sync messages of this connection have been dealt with and are durable. */
  acknowledgement: 100,
  /** Server → client: one sync message was not taken, and why. Precedes the acknowledgement covering it. */
  refusal: 101,
  /** Server → client: what this connection may do; sent first, and again whenever it changes. */
  roomState: 102,
} as const;

export const refusalReasons = [
  "malformed",
  "too-large",
  "too-many-clients",
  "nested-too-deep",
  "content-not-allowed",
  "cyclic-reference",
  "gap",
  "client-id-taken",
  "may-not-write",
  "outdated-schema",
  "rule",
  "superseded",
  "slow-down",
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** Why something was not taken. `detail` is for logs and developers; people read the catalogue's text. */
export interface Refusal {
  reason: RefusalReason;
  detail: string;
  /** For `rule`: which rule of `policy/` said no (for example `comment.foreign-author`). */
  rule?: string;
  /** For `rule`: which entry the refused change belongs to. */
  root?: string;
  entry?: string;
}

/** What was redacted in a room: ids whose content nobody may keep. */
export interface Redaction {
  /** Grows with every redaction. */
  number: number;
  /** All that was ever redacted: clocks of one client each, `to` excluded. */
  ranges: readonly (readonly [client: number, from: number, to: number])[];
}

export interface RoomState {
  epoch: number;
  schema: number;
  /** `text`: all of a text room; `by-rule`: entry by entry; `none`: read only. */
  mayWrite: "text" | "by-rule" | "none";
  /** Absent: nothing was ever redacted in this room. */
  redaction?: Redaction;
}

export type ServerExtra =
  | { type: "acknowledgement"; count: number }
  | { type: "refusal"; index: number; refusal: Refusal }
  | { type: "roomState"; state: RoomState };

/** Encodes one of our additions to the y-websocket protocol as a whole frame. */
export function encodeExtra(extra: ServerExtra): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes[extra.type]);
  switch (extra.type) {
    case "acknowledgement":
      encoding.writeVarUint(encoder, extra.count);
      break;
    case "refusal":
      encoding.writeVarUint(encoder, extra.index);
      encoding.writeVarString(encoder, JSON.stringify(extra.refusal));
      break;
    case "roomState":
      encoding.writeVarString(encoder, JSON.stringify(extra.state));
      break;
  }
  return encoding.toUint8Array(encoder);
}

/**
 * Decodes the rest of a frame whose first number has been read.
 * The server is trusted by its client, so the JSON is not validated again.
 */
export function decodeExtra(type: ServerExtra["type"], decoder: decoding.Decoder): ServerExtra {
  switch (type) {
    case "acknowledgement":
      return { type, count: decoding.readVarUint(decoder) };
    case "refusal": {
      const index = decoding.readVarUint(decoder);
      return { type, index, refusal: JSON.parse(decoding.readVarString(decoder)) as Refusal };
    }
    case "roomState":
      return { type, state: JSON.parse(decoding.readVarString(decoder)) as RoomState };
  }
}
