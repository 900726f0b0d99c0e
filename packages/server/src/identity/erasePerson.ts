import type { DirectoryData, PersonRecord } from "../storage/Directory.ts";
import { refuseWithoutAdministrator } from "./administration.ts";
import { emailKey } from "./DirectoryIndex.ts";
import { Refused } from "./Refused.ts";
import { shutOut } from "./shutOut.ts";

/** What stands in the place of an erased person's name where no page puts it into the reader's language. */
export const pseudonym = (former: number): string => `Ehemalige*r Nutzer*in ${former}`;

/**
 * Takes everything out of the directory that says who a person is, as part of one change. The record stays, since what
 * they wrote names its id. What is still to be erased elsewhere is noted. @throws Refused
 */
export function erasePerson(data: DirectoryData, id: string, typedName: string): void {
  const person = data.people.find((one) => one.id === id);
  if (!person) throw new Refused("not-found", "There is no such account.");
  if (person.former !== undefined) throw new Refused("conflict", "This person has been erased already.");
  if (person.name !== typedName.trim()) {
    throw new Refused("invalid-input", "The name that was typed is not the person's.", {
      fields: { name: "mismatch" },
    });
  }
  const { organisation, createdAt } = person;
  const former = 1 + Math.max(0, ...data.people.map((one) => one.former ?? 0));
  const erased: PersonRecord = {
    id,
    name: pseudonym(former),
    // An address that is none (RFC 2606), so that nobody can sign in or be invited under it.
    email: `${id}@erased.invalid`,
    organisation,
    workspaceRole: "guest",
    active: false,
    createdAt,
    former,
  };
  data.people = data.people.map((one) => (one.id === id ? erased : one));
  refuseWithoutAdministrator(data);
  shutOut(data, id);
  data.invitations = data.invitations.filter(({ email }) => emailKey(email) !== emailKey(person.email));
  for (const group of data.workingGroups) {
    group.members = group.members.filter((member) => member.person !== id);
  }
  delete data.savedFilters[id];
  data.deputies = data.deputies.filter(({ person: absent, deputy }) => absent !== id && deputy !== id);
  for (const roles of Object.values(data.measureRoles)) delete roles[id];
  data.erasures.push({ person: id, name: person.name, email: person.email });
}
