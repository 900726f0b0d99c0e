import { messageTypes } from "@querschnitt/shared/protocol/messages";
import type { SyncStep } from "./frames.ts";

/**
 * Puts payloads into unmasked binary WebSocket frames (RFC 6455, 5.2), one each, behind one another in one buffer.
 * Built once and written to every socket: the library would build a header per receiver.
 */
export function webSocketFrames(payloads: readonly Uint8Array[]): Buffer {
  const size = payloads.reduce((sum, { length }) => sum + headerSize(length) + length, 0);
  const buffer = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const payload of payloads) {
    at = writeHeader(buffer, at, payload.length);
    buffer.set(payload, at);
    at += payload.length;
  }
  return buffer;
}

/**
 * Puts updates into sync messages of one step, and these into WebSocket frames, like `webSocketFrames` but without a
 * copy in between: this is what every keystroke goes through.
 */
export function syncFrames(step: SyncStep, updates: readonly Uint8Array[]): Buffer {
  const lengths = updates.map(({ length }) => 2 + varUintSize(length) + length);
  const size = lengths.reduce((sum, length) => sum + headerSize(length) + length, 0);
  const buffer = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const [index, update] of updates.entries()) {
    at = writeHeader(buffer, at, lengths[index] as number);
    buffer[at++] = messageTypes.sync;
    buffer[at++] = step;
    at = writeVarUint(buffer, at, update.length);
    buffer.set(update, at);
    at += update.length;
  }
  return buffer;
}

function headerSize(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** @returns where the payload begins */
function writeHeader(buffer: Buffer, at: number, length: number): number {
  buffer[at] = 0x82;
  if (length < 126) {
    buffer[at + 1] = length;
  } else if (length < 65_536) {
    buffer[at + 1] = 126;
    buffer.writeUInt16BE(length, at + 2);
  } else {
    buffer[at + 1] = 127;
    buffer.writeBigUInt64BE(BigInt(length), at + 2);
  }
  return at + headerSize(length);
}

/** Numbers as lib0 writes them: seven bits a byte, the lowest first. */
function varUintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) size++;
  return size;
}

function writeVarUint(buffer: Buffer, at: number, value: number): number {
  let position = at;
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) buffer[position++] = 128 | (rest % 128);
  buffer[position++] = rest;
  return position;
}
