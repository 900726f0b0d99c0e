import type { WorkspaceRole } from "./roles.ts";

/** How far a session has come; `minutes-closed`: its minutes are final and wait to be approved. */
export const sessionStates = [
  "preparation",
  "invited",
  "running",
  "minutes-open",
  "minutes-closed",
  "approved",
  "cancelled",
] as const;
export type SessionState = (typeof sessionStates)[number];

/** Where a session can go from each state by a decision of those who lead it; minutes are closed and approved by deeds of their own. */
const following: Record<SessionState, readonly SessionState[]> = {
  preparation: ["running", "cancelled"],
  invited: ["running", "cancelled"],
  running: ["minutes-open"],
  "minutes-open": ["running"],
  "minutes-closed": [],
  approved: [],
  cancelled: [],
};

/** The states to which a session can be moved by hand. */
export function statesAfter(state: SessionState): readonly SessionState[] {
  return following[state];
}

/** Whether nothing of a session is written any more, but for what became of its tasks (`mayCheckOff`). */
export function isSealed(state: SessionState): boolean {
  return state === "minutes-closed" || state === "approved" || state === "cancelled";
}

/** What one person may do in one session. */
export interface SessionAccess {
  /** `none`: not even know that it exists. Each role may do all that the one before it may. */
  role: "none" | "reader" | "participant" | "secretary" | "leader";
  /** Belongs to the non-public part as well. */
  entitled: boolean;
  state: SessionState;
}

export const noSession: SessionAccess = { role: "none", entitled: false, state: "cancelled" };

export interface SessionStanding {
  workspaceRole: WorkspaceRole;
  /** Belongs to the session's working group. */
  belongsToGroup: boolean;
  /** Is one of those who moderate the working group. */
  moderatesGroup: boolean;
  isChair: boolean;
  isSecretary: boolean;
  /** Absent: was not invited. */
  invited: { closed: boolean } | undefined;
  state: SessionState;
}

/**
 * Moderators and the chair lead; the secretary records; who belongs to the group or was invited takes part; other
 * members of the workspace read; guests come only where they were invited. To the non-public part belong the group's own
 * moderators, chair and secretary, and whoever was invited to it: administering the workspace gives no key.
 */
export function sessionAccess(standing: SessionStanding): SessionAccess {
  const { workspaceRole, moderatesGroup, isChair, isSecretary, invited, belongsToGroup, state } = standing;
  const moderator = moderatesGroup && (workspaceRole === "moderator" || workspaceRole === "admin");
  const entitled = moderator || isChair || isSecretary || invited?.closed === true;
  if (moderator || isChair || workspaceRole === "admin") return { role: "leader", entitled, state };
  if (isSecretary) return { role: "secretary", entitled, state };
  if (invited || (belongsToGroup && workspaceRole !== "guest"))
    return { role: "participant", entitled, state };
  return { role: workspaceRole === "guest" ? "none" : "reader", entitled: false, state };
}

const ranks = ["none", "reader", "participant", "secretary", "leader"] as const;
const isAtLeast = ({ role }: SessionAccess, least: SessionAccess["role"]): boolean =>
  ranks.indexOf(role) >= ranks.indexOf(least);

/** Whether a person knows of a session and reads its agenda. */
export const mayReadAgenda = (access: SessionAccess): boolean => isAtLeast(access, "reader");
/** Whether a person reads what is recorded: those who take part at once, everybody else when the minutes are final. */
export const mayReadMinutes = (access: SessionAccess): boolean =>
  isAtLeast(access, "participant") ||
  (isAtLeast(access, "reader") && (access.state === "minutes-closed" || access.state === "approved"));
/** Whether a person suggests items and asks to speak. */
export const mayTakePart = (access: SessionAccess): boolean =>
  isAtLeast(access, "participant") && !isSealed(access.state);
/** Whether a person is one of those who record a session, however far it has come. */
export const isRecorder = (access: SessionAccess): boolean => isAtLeast(access, "secretary");
/** Whether a person changes the agenda, writes minutes, attendance, decisions and tasks. */
export const mayRecord = (access: SessionAccess): boolean => isRecorder(access) && !isSealed(access.state);
/** Whether a person brings decisions and tasks of a session into measures; when its minutes are closed as well. */
export const mayCarryOver = (access: SessionAccess): boolean =>
  isRecorder(access) && access.state !== "cancelled";
/**
 * Whether a person says that a task is done: one of their own organisation, or any of those who record. When the minutes are
 * closed as well, since what became of a task is no part of them.
 */
export const mayCheckOff = (access: SessionAccess, isOwn: boolean): boolean =>
  isAtLeast(access, isOwn ? "participant" : "secretary") && access.state !== "cancelled";
/** Whether a person invites, moves the session on and changes what is said about it. */
export const mayLead = (access: SessionAccess): boolean => isAtLeast(access, "leader");
/** Whether a person closes the minutes. */
export const mayCloseMinutes = (access: SessionAccess): boolean =>
  isRecorder(access) && access.state === "minutes-open";
