import type { NewMeasure } from "@querschnitt/shared/api/measures";
import { perform } from "@querschnitt/shared/documents/commands";
import { writeDraftTemplate } from "@querschnitt/shared/documents/draft";
import { regularItems } from "@querschnitt/shared/documents/regularItems";
import type { Rooms } from "./sync/Rooms.ts";

/** A new measure's rooms, written before anybody can open them: no two clients ever both create the beginning. */
export async function writeNewRooms(
  rooms: Rooms,
  measure: string,
  { title }: NewMeasure,
  now: number,
): Promise<void> {
  await rooms.writeAsServer({ kind: "draft", measure }, writeDraftTemplate);
  await rooms.writeAsServer({ kind: "record", measure }, (doc) =>
    perform(doc, "record", { type: "set-field", field: "title", value: title }, { person: "server", now }),
  );
}

/** A new session's agenda with the items that every session begins with. */
export async function writeNewAgenda(
  rooms: Rooms,
  session: string,
  approves: string | null,
  now: number,
): Promise<void> {
  await rooms.writeAsServer({ kind: "agenda", session, part: "public" }, (doc) => {
    for (const command of regularItems(session, approves))
      perform(doc, "agenda", command, { person: "server", now });
  });
}
