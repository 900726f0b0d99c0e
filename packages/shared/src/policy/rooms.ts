import type { RoomState } from "../protocol/messages.ts";
import type { Room } from "../protocol/roomNames.ts";
import { type Actor, type MeasureAccess, mayComment, mayEdit, mayRead } from "./roles.ts";

export interface RoomAccess {
  mayRead: boolean;
  mayWrite: RoomState["mayWrite"];
}

const nothing: RoomAccess = { mayRead: false, mayWrite: "none" };

/**
 * What a person may do in a room. `access` is their access to the measure of the room (ignored for a person's
 * own marks). Entry-by-entry rules of ledger rooms follow in `judgeEntry`.
 */
export function roomAccess(room: Room, actor: Actor, access: MeasureAccess): RoomAccess {
  if (room.kind === "marks") {
    return room.person === actor.person ? { mayRead: true, mayWrite: "by-rule" } : nothing;
  }
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
