import type { NewInvitation } from "@querschnitt/shared/api/identity";
import type { PersonRecord, WorkingGroupRecord } from "../storage/Directory.ts";

/** Whether a person administers the workspace. */
export function administers({ workspaceRole, active }: PersonRecord): boolean {
  return active && workspaceRole === "admin";
}

/** Whether a person moderates a working group; administrators moderate all of them. */
export function moderates(person: PersonRecord, group: WorkingGroupRecord): boolean {
  if (administers(person)) return true;
  return (
    person.active &&
    person.workspaceRole === "moderator" &&
    group.members.some((member) => member.person === person.id && member.moderator)
  );
}

/** The working groups in which a person creates measures and into which they invite. */
export function moderatedGroups(person: PersonRecord, groups: readonly WorkingGroupRecord[]): string[] {
  return groups.filter((group) => moderates(person, group)).map(({ id }) => id);
}

/** Whether a person invites at all: administrators, and moderators who moderate something. */
export function mayInvite(person: PersonRecord, groups: readonly WorkingGroupRecord[]): boolean {
  return moderatedGroups(person, groups).length > 0 || administers(person);
}

/**
 * Administrators invite anybody; moderators invite members and guests, into the groups and to the measures they
 * moderate.
 */
export function mayInviteSo(
  person: PersonRecord,
  invitation: Pick<NewInvitation, "workspaceRole" | "workingGroups" | "measures">,
  groups: readonly WorkingGroupRecord[],
  groupOfMeasure: (measure: string) => string | undefined,
): boolean {
  if (administers(person)) return true;
  const own = new Set(moderatedGroups(person, groups));
  return (
    own.size > 0 &&
    (invitation.workspaceRole === "member" || invitation.workspaceRole === "guest") &&
    invitation.workingGroups.every((group) => own.has(group)) &&
    invitation.measures.every(({ measure }) => own.has(groupOfMeasure(measure) ?? ""))
  );
}
