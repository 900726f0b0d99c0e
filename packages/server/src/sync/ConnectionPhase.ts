/** Where a connection stands. What flushes bring goes only to those who listen. */
export type ConnectionPhase =
  | { kind: "listening" }
  /** Its SyncStep1 is being answered; the answer brings it up to date. */
  | { kind: "joining"; stateVector: Uint8Array; isAsked: boolean }
  /** Too slow: its queue is left to drain, then it is caught up from `sequence`. */
  | { kind: "behind"; sequence: number; isReading: boolean }
  | { kind: "closed" };
