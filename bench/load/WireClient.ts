import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** Called for each binary message: it lies in `bytes` from `start` to `end`, and only until this returns. */
export type OnMessage = (bytes: Buffer, start: number, end: number) => void;

/** All sockets read into it: what they bring is looked at before the next read. */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024);

/**
 * A WebSocket client that costs as little as possible, so that one process can play thousands: frames go out as they
 * were prepared, and of what comes in only headers are read unless somebody wants the messages.
 */
export class WireClient {
  /** Called for each message; without it they are only counted. */
  onMessage: OnMessage | undefined;
  /** Called when the server ends the connection, with the close code or 1006. */
  onClosed: ((code: number) => void) | undefined;
  /** Bytes of messages received. */
  bytes = 0;
  messages = 0;
  /** Close code, once the server has ended the connection. */
  closedWith: number | undefined;
  readonly #socket: Socket;
  readonly #url: URL;
  #onOpen: ((error: Error | undefined) => void) | undefined;
  #isOpen = false;
  #isOurEnd = false;
  #header = Buffer.alloc(0);
  /** Message that is still coming in, if somebody wants it. */
  #partial: Buffer | undefined;
  #partialFilled = 0;
  #opcode = 0;
  /** Bytes of a payload that are still to come and are not wanted. */
  #skip = 0;
  #onPong: (() => void) | undefined;

  private constructor(url: URL) {
    this.#url = url;
    this.#socket = connect({
      port: Number(url.port),
      host: url.hostname,
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          this.#read(readBuffer, length);
          return true;
        },
      },
    });
    this.#socket.on("connect", () => this.#shakeHands());
    this.#socket.on("error", (error) => this.#onOpen?.(error));
    this.#socket.on("close", () => this.#ended(1006));
  }

  /** Opens a socket. `prepare` may set `onMessage` before anything can come. @throws if it is turned down */
  static open(address: string, prepare?: (client: WireClient) => void): Promise<WireClient> {
    return new Promise((resolve, reject) => {
      const client = new WireClient(new URL(address));
      prepare?.(client);
      client.#onOpen = (error) => {
        client.#onOpen = undefined;
        if (!error) resolve(client);
        else {
          client.#socket.destroy();
          reject(error);
        }
      };
    });
  }

  /** Sends ready frames (see `clientFrame`). */
  send(frames: Buffer): void {
    this.#socket.write(frames);
  }

  /** Bytes that the kernel has not taken yet. */
  get backlog(): number {
    return this.#socket.writableLength;
  }

  /** Asks for a sign of life and resolves with how many milliseconds it took. */
  ping(): Promise<number> {
    const began = performance.now();
    return new Promise((resolve) => {
      this.#onPong = () => resolve(performance.now() - began);
      this.#socket.write(clientFrame(new Uint8Array(), 0x9));
    });
  }

  destroy(): void {
    this.#isOurEnd = true;
    this.#socket.destroy();
  }

  #shakeHands(): void {
    const { pathname, search, host } = this.#url;
    const key = randomBytes(16).toString("base64");
    this.#socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
  }

  #read(buffer: Buffer, length: number): void {
    let at = 0;
    if (!this.#isOpen) {
      this.#header = Buffer.concat([this.#header, buffer.subarray(0, length)]);
      const end = this.#header.indexOf("\r\n\r\n");
      if (end < 0) return;
      const status = this.#header.subarray(9, 12).toString();
      if (status !== "101") {
        this.#onOpen?.(new Error(`the handshake was answered ${status}`));
        return;
      }
      this.#isOpen = true;
      const rest = this.#header.subarray(end + 4);
      this.#header = Buffer.alloc(0);
      this.#onOpen?.(undefined);
      this.#frames(rest, rest.length);
      return;
    }
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, length);
      this.#skip -= skipped;
      at = skipped;
    } else if (this.#partial) {
      const taken = Math.min(this.#partial.length - this.#partialFilled, length);
      buffer.copy(this.#partial, this.#partialFilled, 0, taken);
      this.#partialFilled += taken;
      at = taken;
      if (this.#partialFilled === this.#partial.length) {
        const message = this.#partial;
        this.#partial = undefined;
        this.#take(this.#opcode, message, 0, message.length);
      }
    }
    if (at < length) this.#frames(at === 0 ? buffer : buffer.subarray(at, length), length - at);
  }

  #frames(chunk: Buffer, chunkLength: number): void {
    let buffer = chunk;
    let length = chunkLength;
    if (this.#header.length > 0) {
      buffer = Buffer.concat([this.#header, chunk.subarray(0, chunkLength)]);
      length = buffer.length;
      this.#header = Buffer.alloc(0);
    }
    let at = 0;
    while (at < length) {
      const rest = length - at;
      const short = rest < 2 ? 0 : (buffer[at + 1] as number) & 0x7f;
      const headerLength = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (rest < headerLength) {
        this.#header = Buffer.from(buffer.subarray(at, length));
        return;
      }
      const opcode = (buffer[at] as number) & 0x0f;
      const size =
        short < 126
          ? short
          : short === 126
            ? buffer.readUInt16BE(at + 2)
            : Number(buffer.readBigUInt64BE(at + 2));
      at += headerLength;
      if (at + size <= length) {
        this.#take(opcode, buffer, at, at + size);
        at += size;
        continue;
      }
      if (opcode === 2 && !this.onMessage) {
        this.bytes += size;
        this.messages++;
        this.#skip = size - (length - at);
      } else {
        this.#opcode = opcode;
        this.#partial = Buffer.allocUnsafe(size);
        this.#partialFilled = buffer.copy(this.#partial, 0, at, length);
      }
      return;
    }
  }

  #take(opcode: number, bytes: Buffer, start: number, end: number): void {
    if (opcode === 2) {
      this.bytes += end - start;
      this.messages++;
      this.onMessage?.(bytes, start, end);
    } else if (opcode === 9) {
      this.#socket.write(clientFrame(bytes.subarray(start, end), 0xa));
    } else if (opcode === 10) {
      this.#onPong?.();
    } else if (opcode === 8) {
      this.#ended(end - start >= 2 ? bytes.readUInt16BE(start) : 1005);
      this.#socket.destroy();
    } else if (opcode === 0) {
      throw new Error("a server sent a message in pieces, which this client does not read");
    }
  }

  #ended(code: number): void {
    this.#onOpen?.(new Error(`closed with ${code}`));
    if (this.closedWith !== undefined) return;
    this.closedWith = code;
    if (!this.#isOurEnd) this.onClosed?.(code);
  }
}

/** A client's WebSocket frame. It is masked with zeros: the server does the same work, and we none. */
export function clientFrame(payload: Uint8Array, opcode = 0x2): Buffer {
  const { length } = payload;
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(headerLength + 4 + length);
  frame[0] = 0x80 | opcode;
  if (headerLength === 2) frame[1] = 0x80 | length;
  else if (headerLength === 4) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, headerLength + 4);
  return frame;
}
