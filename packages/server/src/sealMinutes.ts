import type { Seal } from "@querschnitt/shared/api/sittings";
import { openRoom } from "@querschnitt/shared/documents/openRoom";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import * as Y from "yjs";
import { hashOfPart } from "./process/minutesHash.ts";
import type { Rooms } from "./sync/Rooms.ts";

/** The content hashes of a session's minutes as they are on disk, with all that was admitted before. @throws StorageUnavailable */
export async function hashMinutes(rooms: Rooms, session: string): Promise<Seal> {
  return {
    public: await hashPart(rooms, session, "public"),
    closed: await hashPart(rooms, session, "closed"),
  };
}

async function hashPart(rooms: Rooms, session: string, part: SessionPart): Promise<string> {
  const agenda = { kind: "agenda", session, part } as const;
  const protocol = { kind: "protocol", session, part } as const;
  const text = { kind: "minutes", session, part } as const;
  for (const room of [agenda, protocol]) await (await rooms.open(room)).whenSettled();
  const minutesRoom = await rooms.open(text);
  await minutesRoom.whenSettled();
  const minutes = new Y.Doc();
  try {
    openRoom(minutes, text.kind);
    Y.applyUpdate(minutes, await minutesRoom.document());
    return hashOfPart({
      agenda: await rooms.readLedger(agenda),
      protocol: await rooms.readLedger(protocol),
      minutes,
    });
  } finally {
    minutes.destroy();
  }
}
