import type { Invitation, Me, SessionInfo } from "@querschnitt/shared/api/identity";
import type { Account, Person } from "@querschnitt/shared/api/workspace";
import type { DirectoryIndex } from "../identity/DirectoryIndex.ts";
import { moderatedGroups } from "../identity/rights.ts";
import type { InvitationRecord, PersonRecord, SessionRecord } from "../storage/Directory.ts";

/** A person as other members see them. */
export function personView({ id, name, organisation, active, former }: PersonRecord): Person {
  return { id, name, organisation, active, ...(former !== undefined && { former }) };
}

/** A person as administrators see them. */
export function accountView(person: PersonRecord): Account {
  return { ...personView(person), email: person.email, workspaceRole: person.workspaceRole };
}

/** The signed-in person as they see themselves. */
export function meView(index: DirectoryIndex, person: PersonRecord): Me {
  const organisation = index.organisation(person.organisation);
  if (!organisation) throw new Error(`person ${person.id} belongs to no known organisation`);
  return {
    person: personView(person),
    email: person.email,
    workspaceRole: person.workspaceRole,
    organisation,
    mayCreateIn: moderatedGroups(person, index.data.workingGroups),
  };
}

/** An invitation without what only the link knows. */
export function invitationView(invitation: InvitationRecord): Invitation {
  const { secretHash: _hash, createdBy: _by, ...view } = invitation;
  return view as Invitation;
}

/** A session as its person sees it. */
export function sessionView({ id, createdAt, userAgent }: SessionRecord, current: string): SessionInfo {
  return { id, createdAt, userAgent, current: id === current };
}
