import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import { WebSocket } from "ws";

/** A WebSocket that closes with our code when a message is too large: after 1009 a stock client would send it again. */
export class SyncSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(code === 1009 ? closeCodes.tooLarge : code, data);
  }
}
