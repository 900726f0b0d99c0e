import type { WebSocket } from "ws";
import type { TokenBucket } from "./TokenBucket.ts";

/** Reads a socket no faster than allowed. Nothing is lost by it: what waits, waits at the sender. */
export class ReadingPace {
  readonly #socket: WebSocket;
  readonly #messages: TokenBucket;
  readonly #time: TokenBucket;
  #pausedUntil: number | undefined;
  #isHeld = false;
  #wasSlowed = false;

  /** @param messages of this connection; @param time milliseconds of work for all connections of its person */
  constructor(socket: WebSocket, messages: TokenBucket, time: TokenBucket) {
    this.#socket = socket;
    this.#messages = messages;
    this.#time = time;
  }

  /** Whether nothing is read for a while, that being the server's doing. */
  get isPaused(): boolean {
    return this.#pausedUntil !== undefined;
  }

  /** Counts a message and the work it made, and pauses if it is too much; says when that happens for the first time. */
  count(milliseconds: number): "slowed-first" | undefined {
    const wait = Math.max(this.#messages.take(), this.#time.take(milliseconds));
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

  /** Stops reading until `release`: who does not read the answers is asked for no more questions. */
  hold(): void {
    this.#isHeld = true;
    this.#socket.pause();
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    if (!this.isPaused) this.#socket.resume();
  }

  #resume(): void {
    const left = (this.#pausedUntil ?? 0) - performance.now();
    if (left > 0) {
      setTimeout(() => this.#resume(), left);
      return;
    }
    this.#pausedUntil = undefined;
    if (!this.#isHeld) this.#socket.resume();
  }
}
