import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { useEffect, useState } from "react";
import type { Awareness } from "y-protocols/awareness";

/** In which field of a record somebody is. The key in their presence; the server vouches for who they are. */
const FIELD = "field";
/** What is longer is no field of ours: presence states are others' words. */
const LONGEST_NAME = 80;

export type PeopleByField = Readonly<Record<string, PresenceIdentity[]>>;

/** Where everybody but oneself is, as their presence says; each person once per field, by name. */
export function readFieldPeople(states: Iterable<Record<string, unknown>>, me: string): PeopleByField {
  const people: Record<string, PresenceIdentity[]> = {};
  for (const state of states) {
    const field = state[FIELD];
    const user = state.user as PresenceIdentity | undefined;
    if (typeof field !== "string" || field.length > LONGEST_NAME) continue;
    if (!user?.person || !user.name || !user.stakeholderGroup || user.person === me) continue;
    const there = Object.hasOwn(people, field) ? people[field] : undefined;
    if (there?.some(({ person }) => person === user.person)) continue;
    people[field] = [...(there ?? []), user].sort((one, other) => one.name.localeCompare(other.name, "de"));
  }
  return people;
}

/** Where everybody else is in a record, live. */
export function useFieldPeople(awareness: Awareness, me: string): PeopleByField {
  const [people, setPeople] = useState<PeopleByField>({});
  useEffect(() => {
    const look = (): void => {
      const now = readFieldPeople(awareness.getStates().values(), me);
      setPeople((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    look();
    awareness.on("change", look);
    return () => awareness.off("change", look);
  }, [awareness, me]);
  return people;
}

/** Says in which field one is; null: in none. */
export function tellField(awareness: Awareness, field: string | null): void {
  if ((awareness.getLocalState()?.[FIELD] ?? null) !== field) awareness.setLocalStateField(FIELD, field);
}
