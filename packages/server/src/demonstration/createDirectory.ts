import { newId } from "@querschnitt/shared/documents/identifiers";
import { utcDay } from "../identity/deputies.ts";
import type { Directory, DirectoryData } from "../storage/Directory.ts";
import { note } from "../storage/deeds.ts";
import {
  type DemonstrationPerson,
  deputies,
  organisations,
  people,
  sharedFilters,
  workingGroups,
} from "./workspace.ts";

/** Whether the server was stopped while it created the demonstration: its people are there, but no workspace yet. */
export function isUnfinished({ workspace, people: known }: Readonly<DirectoryData>): boolean {
  return workspace === null && known.some(({ email }) => email === people[0].email);
}

/** Puts the demonstration's people into an empty directory, under their keys. @throws StorageUnavailable */
export async function createDirectory(directory: Directory, passwordHash: string): Promise<void> {
  const now = Date.now();
  const createdAt = new Date(now).toISOString();
  const day = (fromNow: number): string => utcDay(now + fromNow * 24 * 60 * 60 * 1000);
  const everybody: readonly (DemonstrationPerson & { key: string })[] = people;
  await directory.update((data) => {
    data.organisations = organisations.map(({ key, ...organisation }) => ({ id: key, ...organisation }));
    data.people = everybody.map(({ key, signsIn, groups: _groups, ...person }) => ({
      id: key,
      ...person,
      active: true,
      createdAt,
      ...(signsIn ? { passwordHash } : {}),
    }));
    data.savedFilters = {
      moderation: {
        version: 1,
        opensWith: null,
        filters: sharedFilters.map((filter) => ({ ...filter, shared: true })),
      },
    };
    data.workingGroups = workingGroups.map(({ key, name, prefix }) => ({
      id: key,
      name,
      prefix,
      members: everybody.flatMap((person) => {
        const role = person.groups[key];
        return role ? [{ person: person.key, role, moderator: person.workspaceRole === "moderator" }] : [];
      }),
    }));
    data.deputies = deputies.map(({ person, deputy, fromInDays, untilInDays }) => ({
      id: newId(),
      person,
      deputy,
      from: day(fromInDays),
      until: day(untilInDays),
    }));
  });
}

/** Opens the workspace: only now does it count as set up. @throws StorageUnavailable */
export async function openWorkspace(directory: Directory): Promise<void> {
  await directory.update((data) => {
    data.workspace = { name: "Dortmund: Masterplan Kommunale Sicherheit", demonstration: true };
    note(data, Date.now(), { kind: "demonstration-made", by: null });
  });
}
