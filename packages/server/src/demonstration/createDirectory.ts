import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Directory } from "../storage/Directory.ts";
import {
  type DemonstrationPerson,
  type OrganisationKey,
  organisations,
  type PersonKey,
  people,
  type WorkingGroupKey,
  workingGroups,
} from "./workspace.ts";

/** The ids that the demonstration's organisations, people and working groups got. */
export interface DemonstrationIds {
  organisations: Record<OrganisationKey, string>;
  people: Record<PersonKey, string>;
  workingGroups: Record<WorkingGroupKey, string>;
}

function idsFor<Key extends string>(things: readonly { key: Key }[]): Record<Key, string> {
  return Object.fromEntries(things.map(({ key }) => [key, newId()])) as Record<Key, string>;
}

/** Fills an empty directory with the demonstration's people. @throws StorageUnavailable */
export async function createDirectory(directory: Directory, passwordHash: string): Promise<DemonstrationIds> {
  const ids: DemonstrationIds = {
    organisations: idsFor(organisations),
    people: idsFor(people),
    workingGroups: idsFor(workingGroups),
  };
  const createdAt = new Date().toISOString();
  const everybody: readonly (DemonstrationPerson & { key: PersonKey })[] = people;
  await directory.update((data) => {
    data.workspace = { name: "Dortmund: Masterplan Kommunale Sicherheit", demonstration: true };
    data.organisations = organisations.map(({ key, ...organisation }) => ({
      id: ids.organisations[key],
      ...organisation,
    }));
    data.people = everybody.map(({ key, name, email, organisation, workspaceRole, signsIn }) => ({
      id: ids.people[key],
      name,
      email,
      organisation: ids.organisations[organisation],
      workspaceRole,
      active: true,
      createdAt,
      ...(signsIn ? { passwordHash } : {}),
    }));
    data.workingGroups = workingGroups.map(({ key, name, prefix }) => ({
      id: ids.workingGroups[key],
      name,
      prefix,
      members: everybody.flatMap((person) => {
        const role = person.groups[key];
        if (!role) return [];
        return { person: ids.people[person.key], role, moderator: person.workspaceRole === "moderator" };
      }),
    }));
  });
  return ids;
}
