export type SyncFrame = "state-vector" | "missing-part" | "update";

export interface FrameObserver {
  /** A new socket: its frames are counted from the beginning. */
  opened(): void;
  /** A sync frame is about to be sent. */
  sending(kind: SyncFrame): void;
}

const kinds: readonly SyncFrame[] = ["state-vector", "missing-part", "update"];

/** A WebSocket class that tells about each sync frame (first number 0) of the y-websocket protocol it sends. */
export function countingSocket(Base: typeof WebSocket, observer: FrameObserver): typeof WebSocket {
  return class CountingSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      observer.opened();
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      // All numbers in question are below 128, so each is one byte.
      if (data instanceof Uint8Array && data[0] === 0) {
        const kind = kinds[data[1] ?? 0];
        if (kind) observer.sending(kind);
      }
      super.send(data);
    }
  };
}
