import type { WebSocket } from "ws";

/** Whether there is still somebody at the other end of a socket. */
export class Liveness {
  readonly #socket: WebSocket;
  #wasHeard = true;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("pong", () => this.heard());
  }

  heard(): void {
    this.#wasHeard = true;
  }

  /** Called now and then: whoever has said nothing since the last time is taken for dead. */
  ping(): void {
    if (!this.#wasHeard) this.#socket.terminate();
    else if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
    this.#wasHeard = false;
  }
}
