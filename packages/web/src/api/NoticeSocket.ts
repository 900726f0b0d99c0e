import type { Notice } from "@querschnitt/shared/api/notices";
import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";

/** The server says something at least every 20 s; silence of this length means that the line is dead. */
const SILENCE = 50_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

export interface NoticeListener {
  /** Connected (again): anything may have changed meanwhile. */
  onOpen(): void;
  /** The connection broke; it is being made anew. */
  onLost(): void;
  /** There is no connection: it broke, or could not be made. */
  onUnreachable(): void;
  onNotice(notice: Notice): void;
}

/** Hears the server's notices, and reconnects by itself until it is closed. */
export class NoticeSocket {
  readonly #listener: NoticeListener;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempts = 0;
  #open = false;
  #closed = false;

  constructor(listener: NoticeListener) {
    this.#listener = listener;
    window.addEventListener("online", this.#reconnectNow);
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    window.removeEventListener("online", this.#reconnectNow);
    clearTimeout(this.#timer);
    this.#drop();
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #connect = (): void => {
    this.#drop();
    const address = new URL("/notices", window.location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onmessage = (message) => {
      this.#watch();
      if (!this.#open) this.#onFirst();
      this.#listener.onNotice(JSON.parse(String(message.data)) as Notice);
    };
    socket.onclose = ({ code }) => {
      if (this.#open) this.#listener.onLost();
      // A line that opens to be closed at once has no other way to say so.
      if (code === closeCodes.signedOut) this.#listener.onNotice({ type: "signed-out" });
      this.#open = false;
      this.#listener.onUnreachable();
      this.#later();
    };
  };

  /** Not when the line opens: the server may refuse it then (too many pages), and says something at once if not. */
  #onFirst(): void {
    this.#attempts = 0;
    this.#open = true;
    this.#listener.onOpen();
  }

  #reconnectNow = (): void => {
    this.#attempts = 0;
    clearTimeout(this.#timer);
    if (!this.#closed) this.#connect();
  };

  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#connect, SILENCE);
  }

  #later(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#attempts++);
    // Spread, so that a restarted server is not met by everybody in the same moment.
    this.#timer = setTimeout(this.#connect, wait * (0.5 + Math.random() / 2));
  }
}
