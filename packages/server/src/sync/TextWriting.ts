import type { Judgement, RoomWriting } from "./RoomWriting.ts";

/** A text is judged as a whole: whoever may write it may write anything that admission lets through. No document. */
export class TextWriting implements RoomWriting {
  readonly doc = undefined;

  load(): void {}

  judge(_person: string, update: Uint8Array): Judgement {
    return { outcome: "permitted", update, superseded: [], changes: [] };
  }

  destroy(): void {}
}
