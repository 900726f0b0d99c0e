import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import type { AsideReason } from "../offline/WorkStore.ts";
import type { RoomProblem } from "./RoomHandle.ts";

/** What a connection closed for good means for the local copy. */
export type Closure =
  | { kind: "give-up" }
  | { kind: "replace-copy"; reason: AsideReason }
  | { kind: "problem"; problem: RoomProblem };

/** Reads a close code of the permanent range. */
export function closure(code: number): Closure {
  switch (code) {
    case closeCodes.signedOut:
      return { kind: "problem", problem: "signed-out" };
    case closeCodes.noAccess:
      return { kind: "give-up" };
    case closeCodes.epochChanged:
      return { kind: "replace-copy", reason: "replaced" };
    case closeCodes.tooLarge:
      return { kind: "replace-copy", reason: "too-large" };
    case closeCodes.malformed:
      return { kind: "replace-copy", reason: "malformed" };
    default:
      return { kind: "problem", problem: "refused" };
  }
}
