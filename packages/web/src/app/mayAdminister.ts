import type { Me } from "@querschnitt/shared/api/identity";

/** Administrators keep everything; moderators keep the members of their own groups and invite people. */
export function mayAdminister(me: Me): boolean {
  return me.workspaceRole === "admin" || (me.workspaceRole === "moderator" && me.mayCreateIn.length > 0);
}
