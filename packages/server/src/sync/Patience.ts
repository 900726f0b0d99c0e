import { type CloseCode, closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { RefusalReason } from "@querschnitt/shared/protocol/messages";

/** Refusals after which reading slows down, and after which the connection is closed. */
const slowedAfter = 5;
const closedAfter = 50;
const millisecondsPerRefusal = 20;

/** What a refusal means for the connection. */
export type Consequence =
  | { kind: "none" }
  /** Nothing more is read for so many milliseconds. */
  | { kind: "pause"; milliseconds: number }
  | { kind: "close"; code: CloseCode; reason: string };

/** How long the server bears with a client whose messages are refused. */
export class Patience {
  #refusals = 0;

  refused(reason: RefusalReason): Consequence {
    switch (reason) {
      case "malformed":
        return { kind: "close", code: closeCodes.malformed, reason: "malformed" };
      case "too-large":
        return { kind: "close", code: closeCodes.tooLarge, reason: "too large" };
      case "may-not-write":
      case "outdated-schema":
        // No sign of ill will: a reader's editor may try as often as it likes, at the price of any message.
        return { kind: "none" };
      default:
        return this.#count();
    }
  }

  #count(): Consequence {
    this.#refusals++;
    if (this.#refusals > closedAfter) {
      return { kind: "close", code: closeCodes.refusedRepeatedly, reason: "refused again and again" };
    }
    const milliseconds = millisecondsPerRefusal * Math.max(0, this.#refusals - slowedAfter);
    return milliseconds > 0 ? { kind: "pause", milliseconds } : { kind: "none" };
  }
}
