import type { RoomState } from "../protocol/messages.ts";
import type { MeasureRoom, Room, SessionRoom } from "../protocol/roomNames.ts";
import { type Actor, type MeasureAccess, mayComment, mayEdit, mayRead } from "./roles.ts";
import {
  mayCheckOff,
  mayReadAgenda,
  mayReadMinutes,
  mayRecord,
  mayTakePart,
  type SessionAccess,
} from "./sessions.ts";

export interface RoomAccess {
  mayRead: boolean;
  mayWrite: RoomState["mayWrite"];
}

const nothing: RoomAccess = { mayRead: false, mayWrite: "none" };

/** What somebody may do in the surroundings of a room: on its measure, in its session. */
export interface Standing {
  measure: MeasureAccess;
  session: SessionAccess;
}

/**
 * What a person may do in a room; of `standing` the part that the room belongs to is asked. Entry-by-entry rules of
 * ledger rooms follow in `judgeEntry`.
 */
export function roomAccess(room: Room, actor: Actor, { measure, session }: Standing): RoomAccess {
  switch (room.kind) {
    case "marks":
      return room.person === actor.person ? { mayRead: true, mayWrite: "by-rule" } : nothing;
    case "agenda":
    case "minutes":
    case "protocol":
      return sessionRoomAccess(room, session);
    default:
      return measureRoomAccess(room, actor, measure);
  }
}

/** What somebody may do in a room of a session. */
export function sessionRoomAccess({ kind, part }: SessionRoom, access: SessionAccess): RoomAccess {
  const mayRead =
    (part === "public" || access.entitled) &&
    (kind === "agenda" ? mayReadAgenda(access) : mayReadMinutes(access));
  if (!mayRead) return nothing;
  if (kind === "minutes") return { mayRead, mayWrite: mayRecord(access) ? "text" : "none" };
  const mayWrite = kind === "protocol" ? mayCheckOff(access, true) : mayTakePart(access);
  return { mayRead, mayWrite: mayWrite ? "by-rule" : "none" };
}

function measureRoomAccess(room: MeasureRoom, actor: Actor, access: MeasureAccess): RoomAccess {
  if (!mayRead(access)) return nothing;
  switch (room.kind) {
    case "draft":
      return { mayRead: true, mayWrite: mayEdit(access) ? "text" : "none" };
    case "record":
    case "discussion":
      return { mayRead: true, mayWrite: mayComment(access) ? "by-rule" : "none" };
    case "internal":
      // Whoever of the organisation may read the measure talks about it, in whatever role; administering gives no key.
      return room.organisation === actor.organisation ? { mayRead: true, mayWrite: "by-rule" } : nothing;
  }
}
