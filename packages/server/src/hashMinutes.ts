import type { Seal } from "@querschnitt/shared/api/sittings";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { hashOfPart } from "./process/minutesHash.ts";
import type { Rooms } from "./sync/Rooms.ts";
import { readMinutes } from "./sync/readMinutes.ts";

/** The content hashes of a session's minutes as they are on disk, with all that was admitted before. @throws StorageUnavailable */
export async function hashMinutes(rooms: Rooms, session: string): Promise<Seal> {
  return {
    public: await hashPart(rooms, session, "public"),
    closed: await hashPart(rooms, session, "closed"),
  };
}

async function hashPart(rooms: Rooms, session: string, part: SessionPart): Promise<string> {
  const agendaRoom = { kind: "agenda", session, part } as const;
  const protocolRoom = { kind: "protocol", session, part } as const;
  for (const room of [agendaRoom, protocolRoom]) await (await rooms.open(room)).whenSettled();
  const agenda = await rooms.readLedger(agendaRoom);
  const protocol = await rooms.readLedger(protocolRoom);
  return readMinutes(rooms, session, part, (minutes) => hashOfPart({ agenda, protocol, minutes }));
}
