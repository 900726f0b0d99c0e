/**
 * Puts payloads into unmasked binary WebSocket frames (RFC 6455, 5.2), one each, behind one another in one buffer.
 * Built once and written to every socket: the library would build a header per receiver.
 */
export function webSocketFrames(payloads: readonly Uint8Array[]): Buffer {
  const size = payloads.reduce((sum, { length }) => sum + headerSize(length) + length, 0);
  const buffer = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const payload of payloads) {
    const { length } = payload;
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
    at += headerSize(length);
    buffer.set(payload, at);
    at += length;
  }
  return buffer;
}

function headerSize(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}
