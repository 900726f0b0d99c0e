import { WebSocket } from "ws";

/** The way from one person's device to the server, which a test can cut. */
export class Network {
  readonly #token: string;
  readonly #sockets = new Set<WebSocket>();
  #up = true;

  constructor(token: string) {
    this.#token = token;
  }

  /** The socket class that this device's pages use. */
  get WebSocket(): typeof globalThis.WebSocket {
    const network = this;
    class DeviceSocket extends WebSocket {
      constructor(url: string | URL) {
        super(network.#up ? `${url}&token=${network.#token}` : "ws://127.0.0.1:9/nobody-listens");
        // A refused connection is also told as a close, which is what the provider goes by.
        this.on("error", () => {});
        network.#sockets.add(this);
        this.on("close", () => network.#sockets.delete(this));
      }
    }
    return DeviceSocket as unknown as typeof globalThis.WebSocket;
  }

  cut(): void {
    this.#up = false;
    for (const socket of this.#sockets) socket.terminate();
  }

  mend(): void {
    this.#up = true;
  }
}
