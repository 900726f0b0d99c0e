import type { Organisation, Person, WorkingGroup } from "@querschnitt/shared/api/workspace";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { get } from "./client.ts";
import { keys } from "./keys.ts";
import { listWith } from "./lightShapes.ts";

const organisationsQuery = queryOptions({
  queryKey: keys.organisations,
  queryFn: ({ signal }) =>
    get("/api/organisations", listWith<Organisation>("id", "name", "stakeholderGroup"), signal),
  meta: { keep: true },
});
const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: ({ signal }) => get("/api/people", listWith<Person>("id", "name", "organisation"), signal),
  meta: { keep: true },
});
const workingGroupsQuery = queryOptions({
  queryKey: keys.workingGroups,
  queryFn: ({ signal }) =>
    get("/api/working-groups", listWith<WorkingGroup>("id", "name", "members"), signal),
  meta: { keep: true },
});

/** Who and what there is in the workspace, as far as the signed-in person may see it. */
export interface DirectoryView {
  /** False until all three lists are known. */
  known: boolean;
  error: unknown;
  /** Sorted by name. */
  organisations: Organisation[];
  people: Person[];
  workingGroups: WorkingGroup[];
  organisation(id: string | null | undefined): Organisation | undefined;
  person(id: string | null | undefined): Person | undefined;
  workingGroup(id: string | null | undefined): WorkingGroup | undefined;
  /** The organisation a person belongs to. */
  organisationOf(person: string | null | undefined): Organisation | undefined;
}

const none: never[] = [];

function byId<Entry extends { id: string }>(entries: Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

function sorted<Entry extends { name: string }>(entries: Entry[]): Entry[] {
  return [...entries].sort((one, other) => one.name.localeCompare(other.name, "de"));
}

/** Somebody who was erased is called by their number, in the reader's language. */
export function withFormerName<Named extends Pick<Person, "name" | "former">>(
  person: Named,
  t: (key: "common:formerPerson", values: { number: number }) => string,
): Named {
  const { former } = person;
  return former === undefined ? person : { ...person, name: t("common:formerPerson", { number: former }) };
}

/** The directory with ways to look things up; opens offline. */
export function useDirectory(): DirectoryView {
  const organisations = useQuery(organisationsQuery);
  const people = useQuery(peopleQuery);
  const workingGroups = useQuery(workingGroupsQuery);
  const { t } = useTranslation("common");
  const error = organisations.error ?? people.error ?? workingGroups.error;
  return useMemo(() => {
    const organisationMap = byId(organisations.data ?? none);
    const named = (people.data ?? none).map((person) => withFormerName(person, t));
    const personMap = byId(named);
    const groupMap = byId(workingGroups.data ?? none);
    const organisation = (id: string | null | undefined) => (id ? organisationMap.get(id) : undefined);
    const person = (id: string | null | undefined) => (id ? personMap.get(id) : undefined);
    return {
      known: Boolean(organisations.data && people.data && workingGroups.data),
      error,
      organisations: sorted(organisations.data ?? none),
      people: sorted(named),
      workingGroups: sorted(workingGroups.data ?? none),
      organisation,
      person,
      workingGroup: (id) => (id ? groupMap.get(id) : undefined),
      organisationOf: (id) => organisation(person(id)?.organisation),
    };
  }, [organisations.data, people.data, workingGroups.data, error, t]);
}
