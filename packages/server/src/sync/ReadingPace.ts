import type { WebSocket } from "ws";
import { TokenBucket } from "./TokenBucket.ts";

/** Reads a socket no faster than allowed. Nothing is lost by it: what waits, waits at the sender. */
export class ReadingPace {
  readonly #socket: WebSocket;
  readonly #bucket: TokenBucket;
  #pausedUntil: number | undefined;

  constructor(socket: WebSocket, perSecond: number, burst: number) {
    this.#socket = socket;
    this.#bucket = new TokenBucket(perSecond, burst);
  }

  get isPaused(): boolean {
    return this.#pausedUntil !== undefined;
  }

  /** Counts a message; true if reading pauses because of it. */
  count(): boolean {
    const wait = this.#bucket.take();
    if (wait > 0) this.pause(wait);
    return wait > 0;
  }

  /** Stops reading for some milliseconds from now. */
  pause(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    const wasPaused = this.isPaused;
    this.#pausedUntil = Math.max(until, this.#pausedUntil ?? 0);
    if (wasPaused) return;
    this.#socket.pause();
    setTimeout(() => this.#resume(), milliseconds);
  }

  #resume(): void {
    const left = (this.#pausedUntil ?? 0) - performance.now();
    if (left > 0) {
      setTimeout(() => this.#resume(), left);
      return;
    }
    this.#pausedUntil = undefined;
    this.#socket.resume();
  }
}
