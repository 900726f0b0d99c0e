import { messageTypes } from "@querschnitt/shared/protocol/messages";
import * as decoding from "lib0/decoding";
import { syncSteps } from "./frames.ts";

/** What a client can say. Byte arrays are views into the frame: copy what outlives its handling. */
export type ClientMessage =
  | { type: "syncStep1"; stateVector: Uint8Array }
  | { type: "update"; step: "syncStep2" | "update"; update: Uint8Array }
  | { type: "presence"; update: Uint8Array }
  | { type: "queryPresence" }
  /** Something of the y-websocket protocol that says nothing to a server. */
  | { type: "ignored" }
  | { type: "malformed"; detail: string };

/** Reads one frame of the y-websocket protocol. Never throws: what cannot be read is `malformed`. */
export function readMessage(frame: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(frame);
  try {
    const message = readBody(decoder);
    if (message.type !== "malformed" && message.type !== "ignored" && decoding.hasContent(decoder)) {
      return { type: "malformed", detail: "bytes behind the end of the message" };
    }
    return message;
  } catch {
    return { type: "malformed", detail: "the message ends in the middle" };
  }
}

function readBody(decoder: decoding.Decoder): ClientMessage {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageTypes.sync:
      return readSync(decoder);
    case messageTypes.presence:
      return { type: "presence", update: readBytes(decoder) };
    case messageTypes.queryPresence:
      return { type: "queryPresence" };
    case messageTypes.auth:
      return { type: "ignored" };
    default:
      return { type: "malformed", detail: `message type ${type}` };
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage {
  const step = decoding.readVarUint(decoder);
  switch (step) {
    case syncSteps.step1:
      return { type: "syncStep1", stateVector: readBytes(decoder) };
    case syncSteps.step2:
      return { type: "update", step: "syncStep2", update: readBytes(decoder) };
    case syncSteps.update:
      return { type: "update", step: "update", update: readBytes(decoder) };
    default:
      return { type: "malformed", detail: `sync step ${step}` };
  }
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder);
  // A view over more than there is would throw only where the buffer ends, not where the frame does.
  if (length > decoder.arr.length - decoder.pos) throw new RangeError("longer than the frame");
  return decoding.readUint8Array(decoder, length);
}
