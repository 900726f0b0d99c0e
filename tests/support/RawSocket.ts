import { decodeExtra, messageTypes, type ServerExtra } from "@querschnitt/shared/protocol/messages";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { waitFor } from "./waitFor.ts";

const extraOf: Record<number, ServerExtra["type"]> = {
  [messageTypes.acknowledgement]: "acknowledgement",
  [messageTypes.refusal]: "refusal",
  [messageTypes.roomState]: "roomState",
};

/** A WebSocket that says exactly what it is told, for everything an honest client would not say. */
export class RawSocket {
  readonly socket: WebSocket;
  /** Frames the server sent, oldest first. */
  readonly frames: Uint8Array[] = [];
  /** What the server said beyond the y-websocket protocol. */
  readonly extras: ServerExtra[] = [];
  #closed: { code: number; reason: string } | undefined;
  #status: number | undefined;

  constructor(address: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(address, { headers });
    this.socket.binaryType = "nodebuffer";
    this.socket.on("message", (data: Buffer) => {
      const frame = new Uint8Array(data);
      this.frames.push(frame);
      const decoder = decoding.createDecoder(frame);
      const extra = extraOf[decoding.readVarUint(decoder)];
      if (extra) this.extras.push(decodeExtra(extra, decoder));
    });
    this.socket.on("close", (code, reason) => {
      this.#closed = { code, reason: reason.toString() };
    });
    this.socket.on("unexpected-response", (request, response) => {
      this.#status = response.statusCode;
      request.destroy();
    });
    this.socket.on("error", () => {});
  }

  /** The sync address of a room. */
  static address(url: string, room: string, params: Record<string, string>): string {
    return `${url.replace(/^http/, "ws")}/sync/${room}?${new URLSearchParams(params)}`;
  }

  /** Connects to a room and waits for the handshake. */
  static async open(url: string, room: string, params: Record<string, string>): Promise<RawSocket> {
    const raw = new RawSocket(RawSocket.address(url, room, params));
    await waitFor(`socket to ${room}`, () => raw.socket.readyState === WebSocket.OPEN);
    return raw;
  }

  send(frame: Uint8Array): void {
    this.socket.send(frame);
  }

  /** Sends an update as a client sends its own typing. */
  sendUpdate(update: Uint8Array): void {
    this.send(syncFrame(2, update));
  }

  /** Waits for the server to close the socket. */
  async closed(): Promise<{ code: number; reason: string }> {
    return waitFor("server to close the socket", () => this.#closed);
  }

  /** Waits for the HTTP status with which the handshake was turned down. */
  async turnedDown(): Promise<number> {
    return waitFor("handshake to be turned down", () => this.#status);
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** How many sync messages of this connection the server has dealt with; needs `ack=1`. */
  get acknowledged(): number {
    return this.extras.reduce((count, extra) => (extra.type === "acknowledgement" ? extra.count : count), 0);
  }

  /** Reasons for which something was refused, oldest first; needs `ack=1`. */
  get refusals(): string[] {
    return this.extras.flatMap((extra) =>
      extra.type === "refusal" ? [extra.refusal.rule ?? extra.refusal.reason] : [],
    );
  }

  destroy(): void {
    this.socket.terminate();
  }
}

/** A sync message: 0 for a state vector, 1 for the answer to one, 2 for an update. */
export function syncFrame(step: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageTypes.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}
