import type { Duplex } from "node:stream";
import { encodeExtra, type Refusal, type RoomState } from "@querschnitt/shared/protocol/messages";
import { keepAliveFrame, permissionDeniedFrame } from "./frames.ts";
import { webSocketFrames } from "./webSocketFrames.ts";

/** Bytes waiting in a socket beyond which its reader counts as too slow. */
const slowReaderBytes = 1024 * 1024;

/** What goes out to one client, in the words it understands: a stock client knows none of our additions. */
export class Outlet {
  readonly #stream: Duplex;
  readonly #wantsExtras: boolean;
  #isOpen = true;
  #hasSent = false;

  /** @param stream the stream under the WebSocket, for frames that were built once for many */
  constructor(stream: Duplex, wantsExtras: boolean) {
    this.#stream = stream;
    this.#wantsExtras = wantsExtras;
  }

  get isSlow(): boolean {
    return this.#stream.writableLength > slowReaderBytes;
  }

  /** Whether to wait for the stream to drain before sending more. */
  get isFull(): boolean {
    return this.#stream.writableNeedDrain;
  }

  /** Sends payloads, each in a frame of its own, in one write. */
  send(payloads: readonly Uint8Array[]): void {
    if (payloads.length > 0) this.write(webSocketFrames(payloads));
  }

  /** Writes ready WebSocket frames, all in one write. */
  write(...wires: readonly (Buffer | undefined)[]): void {
    const present = wires.filter((wire) => wire !== undefined);
    if (present.length === 0 || !this.#isOpen) return;
    this.#hasSent = true;
    // Corked, the stream hands all of them to the system in one call, without a copy.
    if (present.length > 1) this.#stream.cork();
    for (const wire of present) this.#stream.write(wire);
    if (present.length > 1) this.#stream.uncork();
  }

  /** Nothing more goes out. */
  close(): void {
    this.#isOpen = false;
  }

  /** Sends a sign of life if nothing was sent since the last call. */
  keepAlive(): void {
    if (!this.#hasSent) this.send([keepAliveFrame]);
    this.#hasSent = false;
  }

  /** Says that a sync message was not taken, and why. */
  refuse(index: number, refusal: Refusal): void {
    if (this.#wantsExtras) this.send([encodeExtra({ type: "refusal", index, refusal })]);
    else this.send([permissionDeniedFrame(refusal.rule ?? refusal.reason)]);
  }

  /** Says something about a sync message that was taken all the same. */
  remark(index: number, refusal: Refusal): void {
    if (this.#wantsExtras) this.refuse(index, refusal);
  }

  tellState(state: RoomState): void {
    if (this.#wantsExtras) this.send([encodeExtra({ type: "roomState", state })]);
  }

  /** The frames of an acknowledgement, for a client that wants any. */
  acknowledgement(count: number | undefined): Buffer | undefined {
    if (count === undefined || !this.#wantsExtras) return undefined;
    return webSocketFrames([encodeExtra({ type: "acknowledgement", count })]);
  }
}
