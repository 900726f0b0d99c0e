import type { RoomAccess } from "@querschnitt/shared/policy/rooms";
import type { Refusal } from "@querschnitt/shared/protocol/messages";

/**
 * Why somebody may not write in a room at all; undefined if they may.
 * @param outdated whether their client would delete what it does not know
 */
export function refusalByRight({ mayRead, mayWrite }: RoomAccess, outdated = false): Refusal | undefined {
  if (!mayRead || mayWrite === "none")
    return { reason: "may-not-write", detail: "no right to write in this room" };
  if (outdated) return { reason: "outdated-schema", detail: "the client must be reloaded before it writes" };
  return undefined;
}
