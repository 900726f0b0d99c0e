import type { WebSocket } from "ws";
import { TokenBucket } from "./TokenBucket.ts";

/** Reads a socket no faster than allowed. Nothing is lost by it: what waits, waits at the sender. */
export class ReadingPace {
  readonly #socket: WebSocket;
  readonly #bucket: TokenBucket;
  #pausedUntil: number | undefined;
  #wasSlowed = false;

  constructor(socket: WebSocket, perSecond: number, burst: number) {
    this.#socket = socket;
    this.#bucket = new TokenBucket(perSecond, burst);
  }

  get isPaused(): boolean {
    return this.#pausedUntil !== undefined;
  }

  /** Counts a message and pauses if there are too many; says when that happens for the first time. */
  count(): "slowed-first" | undefined {
    const wait = this.#bucket.take();
    if (wait === 0) return undefined;
    this.pause(wait);
    if (this.#wasSlowed) return undefined;
    this.#wasSlowed = true;
    return "slowed-first";
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
