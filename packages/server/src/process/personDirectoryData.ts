import type { PersonData } from "@querschnitt/shared/api/personData";
import type { DirectoryData, PersonRecord } from "../storage/Directory.ts";

/** Where something stands: number and title only of measures that the person may see. */
export type Place = Pick<PersonData["phases"][number], "measure" | "number" | "title">;

type DirectoryPart = Pick<
  PersonData,
  | "workspace"
  | "account"
  | "workingGroups"
  | "measureRoles"
  | "invitations"
  | "passwordLinks"
  | "sessions"
  | "deputies"
  | "savedFilters"
>;

/** What the directory holds about a person. */
export function fromDirectory(
  data: Readonly<DirectoryData>,
  person: PersonRecord,
  placeOf: (measure: string) => Place,
): DirectoryPart {
  const { workspace, organisations, people, workingGroups, measureRoles, ...directory } = data;
  const { id, name, email, workspaceRole, active, createdAt, passwordHash } = person;
  const filters = directory.savedFilters[id];
  const isOwn = (address: string): boolean => address.toLowerCase() === email.toLowerCase();
  return {
    workspace: workspace?.name ?? "",
    account: {
      id,
      name,
      email,
      organisation: organisations.find((one) => one.id === person.organisation)?.name ?? "",
      workspaceRole,
      active,
      hasPassword: passwordHash !== undefined,
      createdAt,
    },
    workingGroups: workingGroups.flatMap((group) =>
      group.members
        .filter((member) => member.person === id)
        .map(({ role, moderator }) => ({ name: group.name, role, moderator })),
    ),
    measureRoles: Object.entries(measureRoles).flatMap(([measure, roles]) => {
      const role = roles[id];
      return role ? [{ ...placeOf(measure), role }] : [];
    }),
    invitations: directory.invitations
      .filter((invitation) => invitation.createdBy === id || isOwn(invitation.email))
      .map((invitation) => ({
        sentByThem: invitation.createdBy === id,
        name: invitation.name,
        email: invitation.email,
        createdAt: invitation.createdAt,
        expiresAt: invitation.expiresAt,
      })),
    passwordLinks: directory.passwordLinks
      .filter((link) => link.person === id || link.createdBy === id)
      .map(({ createdBy, expiresAt }) => ({ madeByThem: createdBy === id, expiresAt })),
    sessions: directory.sessions
      .filter((session) => session.person === id)
      .map((session) => ({
        createdAt: session.createdAt,
        expiresAt: session.expiresAt,
        userAgent: session.userAgent,
      })),
    deputies: directory.deputies
      .filter((one) => one.person === id || one.deputy === id)
      .map(({ person: absent, deputy, from, until }) => ({
        isAbsent: absent === id,
        other: people.find((one) => one.id === (absent === id ? deputy : absent))?.name ?? "",
        from,
        until,
      })),
    savedFilters: (filters?.filters ?? []).map(({ id: filter, name: title, query, shared }) => ({
      name: title,
      query,
      shared,
      opensPlan: filters?.opensWith === filter,
    })),
  };
}
