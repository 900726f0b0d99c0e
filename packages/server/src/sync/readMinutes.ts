import { openRoom } from "@querschnitt/shared/documents/openRoom";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import type { Rooms } from "./Rooms.ts";

/**
 * Reads the courses of one part of a session's minutes as they are on disk, with all that was admitted before. The document is
 * there for `read` alone. @throws StorageUnavailable
 */
export async function readMinutes<Result>(
  rooms: Rooms,
  session: string,
  part: SessionPart,
  read: (minutes: Y.Doc) => Result,
): Promise<Result> {
  const room = await rooms.open({ kind: "minutes", session, part });
  await room.whenSettled();
  const minutes = new Y.Doc();
  try {
    openRoom(minutes, "minutes");
    Y.applyUpdate(minutes, await room.document());
    return read(minutes);
  } finally {
    minutes.destroy();
  }
}
