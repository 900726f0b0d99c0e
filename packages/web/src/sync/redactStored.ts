import { openDraft } from "@querschnitt/shared/documents/draft";
import { passageOf } from "@querschnitt/shared/documents/passageIds";
import { Repetitions } from "@querschnitt/shared/documents/quotes";
import { redactor } from "@querschnitt/shared/documents/redaction";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import type { Redaction } from "@querschnitt/shared/protocol/messages";
import { parseRoomName } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { changeBegunTexts } from "../offline/begunTexts.ts";
import type { RoomSurroundings } from "./RoomSurroundings.ts";

export function rangesOf({ ranges }: Redaction): ClockRange[] {
  return ranges.map(([client, from, to]) => ({ client, from, to }));
}

/**
 * Takes what was redacted in a room out of what this device keeps: out of its copy, unsent work included, and out of what
 * is kept aside or was begun, as far as that repeats it. Work itself stays. @throws when the store fails
 */
export async function redactStored(
  { store, person, asideChanged }: Pick<RoomSurroundings, "store" | "person" | "asideChanged">,
  name: string,
  redaction: Redaction,
): Promise<void> {
  const ranges = rangesOf(redaction);
  const room = parseRoomName(name);
  const { updates } = await store.load(name);
  const pieces = room?.kind === "draft" ? wordsIn(updates, ranges) : [];
  await store.redact(name, redactor(ranges), redaction.number);
  if (pieces.length === 0 || room?.kind !== "draft") return;
  const repetitions = new Repetitions({ pieces, left: [] });
  const changed = (await store.listAside()).flatMap((entry) => {
    const work = repetitions.withoutInValue(entry.work);
    return JSON.stringify(work) === JSON.stringify(entry.work) ? [] : [{ ...entry, work }];
  });
  if (changed.length > 0) {
    await store.putAside(changed, []);
    asideChanged();
  }
  changeBegunTexts(person, room.measure, (value) => repetitions.withoutInValue(value));
}

function wordsIn(updates: readonly { update: Uint8Array }[], ranges: readonly ClockRange[]): string[] {
  // Not collecting: what others have deleted meanwhile is still in the copy.
  const doc = new Y.Doc({ gc: false });
  openDraft(doc);
  doc.transact(() => {
    for (const { update } of updates) Y.applyUpdate(doc, update);
  });
  const { pieces } = passageOf(doc, ranges);
  doc.destroy();
  return pieces;
}
