import type { CloseCode } from "@querschnitt/shared/protocol/closeCodes";

/** What a room knows of a connection in it. */
export interface Member {
  readonly person: string;
  /**
   * The log is flushed up to `sequence`.
   * @param wire WebSocket frames with what others wrote and this flush made durable
   */
  flushed(sequence: number, wire: Buffer | undefined): void;
  /** Takes WebSocket frames with presence; they may be dropped. */
  hear(wire: Buffer): void;
  close(code: CloseCode, reason: string): void;
}
