export const workspaceRoles = ["admin", "moderator", "member", "guest"] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

/** Ordered from least to most: each role may do all that the one before it may. */
export const measureRoles = ["reader", "commenter", "editor"] as const;
export type MeasureRole = (typeof measureRoles)[number];

/** What an administrator or moderator can set for one person on one measure. `none` takes access away. */
export const assignedRoles = ["none", ...measureRoles] as const;
export type AssignedRole = (typeof assignedRoles)[number];

/** A person as the rules see them. */
export interface Actor {
  person: string;
  organisation: string;
  workspaceRole: WorkspaceRole;
}

/** What one person may do on one measure; `role` undefined: not even know that it exists. */
export interface MeasureAccess {
  role: MeasureRole | undefined;
  /** Moderates the measure's working group, or administers the workspace. */
  moderates: boolean;
}

export interface MeasureStanding {
  workspaceRole: WorkspaceRole;
  /** Moderator of the measure's working group. */
  moderatesGroup: boolean;
  /** What the working group gives this member by default; undefined: no member of it. */
  groupRole: MeasureRole | undefined;
  /** Set for this person on this measure; outweighs every default. */
  assignedRole: AssignedRole | undefined;
}

/**
 * Who may do what on a measure: administrators and the group's moderators edit; what was set for the person
 * outweighs the group's default; other members of the workspace read; guests see only what they were invited to.
 */
export function measureAccess(standing: MeasureStanding): MeasureAccess {
  const moderates =
    standing.workspaceRole === "admin" || (standing.workspaceRole === "moderator" && standing.moderatesGroup);
  if (moderates) return { role: "editor", moderates };
  if (standing.assignedRole === "none") return { role: undefined, moderates };
  if (standing.assignedRole) return { role: standing.assignedRole, moderates };
  if (standing.workspaceRole === "guest") return { role: undefined, moderates };
  return { role: standing.groupRole ?? "reader", moderates };
}

/** Where what somebody may do on a measure comes from. */
export const accessReasons = [
  "administration",
  "moderation",
  "assigned",
  "group",
  "workspace",
  "guest",
] as const;
export type AccessReason = (typeof accessReasons)[number];

/** Why `measureAccess` answers what it does. */
export function accessReason(standing: MeasureStanding): AccessReason {
  if (standing.workspaceRole === "admin") return "administration";
  if (standing.workspaceRole === "moderator" && standing.moderatesGroup) return "moderation";
  if (standing.assignedRole) return "assigned";
  if (standing.workspaceRole === "guest") return "guest";
  return standing.groupRole ? "group" : "workspace";
}

/** Whether a person knows all members of the workspace; a guest knows only who takes part where they were invited. */
export const maySeeMembers = ({ workspaceRole }: Pick<Actor, "workspaceRole">): boolean =>
  workspaceRole !== "guest";

/** Whether a person may show their saved filters of the plan to all members. */
export const mayShareFilters = ({ workspaceRole }: Pick<Actor, "workspaceRole">): boolean =>
  workspaceRole === "admin" || workspaceRole === "moderator";

/** Whether a person may open a measure and everything in it that is not internal to an organisation. */
export const mayRead = (access: MeasureAccess): boolean => access.role !== undefined;
/** Whether a person may write in the discussion; on responsibilities of their organisation the record's rules decide. */
export const mayComment = (access: MeasureAccess): boolean =>
  access.role === "commenter" || access.role === "editor";
/** Whether a person may change text and record. */
export const mayEdit = (access: MeasureAccess): boolean => access.role === "editor";
/** Whether a person may see how a measure's text and record once stood: what was deleted is in there. */
export const mayTravel = mayComment;
/** Whether a person may give moments of a measure a name; others' names are changed by moderators only. */
export const mayNameVersions = mayEdit;
/** Whether a person may move a measure to another phase. */
export const mayMovePhase = (access: MeasureAccess): boolean => access.moderates;
/** Whether a person may set what others may do on a measure. */
export const mayAssignRoles = (access: MeasureAccess): boolean => access.moderates;
/** Whether a person confirms or refuses a redaction: whoever may write there, and did not ask for it. */
export const mayDecideOnRedaction = (access: MeasureAccess, person: string, askedBy: string): boolean =>
  mayEdit(access) && person !== askedBy;
/** Whether a person answers for reported passages of a measure. */
export const mayHandleReports = (access: MeasureAccess): boolean => access.moderates;
