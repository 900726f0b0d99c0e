import type { Refusal, RefusalReason } from "@querschnitt/shared/protocol/messages";

/** Thrown inside admission, and caught at its door: why an update is not taken. */
export class Inadmissible extends Error {
  readonly refusal: Refusal;

  constructor(reason: RefusalReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.name = "Inadmissible";
    this.refusal = { reason, detail };
  }
}
