import type { EntryChange } from "@querschnitt/shared/policy/entries";
import type { Refusal } from "@querschnitt/shared/protocol/messages";
import type * as Y from "yjs";

/** What becomes of an update that admission let through and whose sender may write. */
export type Judgement =
  | { outcome: "refused"; refusal: Refusal }
  /** It changed nothing after all. */
  | { outcome: "nothing-new" }
  | {
      outcome: "permitted";
      update: Uint8Array;
      superseded: readonly { root: string; entry: string }[];
      /** What it changed, entry by entry; of a text nothing is known. */
      changes: readonly EntryChange[];
    };

/** In what text rooms and ledger rooms differ: how they look at what is written. */
export interface RoomWriting {
  /** The room's document as admitted, if the server keeps one. */
  readonly doc: Y.Doc | undefined;
  /** Takes an entry of the log, when the room is opened. */
  load(update: Uint8Array): void;
  /**
   * Judges an update and keeps it if permitted. `update` of the answer is what is to be logged and passed on.
   * @param person "server" for the server's own writing, to which rules about people do not apply
   */
  judge(person: string, update: Uint8Array, now: number): Judgement;
  destroy(): void;
}

/** The person in whose name the server itself writes. */
export const SERVER = "server";
