import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Awareness } from "y-protocols/awareness";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { type PeopleByField, tellField, useFieldPeople } from "./useFieldPeople.ts";

interface Presence {
  people: PeopleByField;
  enter: (field: string) => void;
  leave: (field: string) => void;
}

const PresenceContext = createContext<Presence>({ people: {}, enter: () => {}, leave: () => {} });

/** Tells others in which field of the record one is, and its fields who else is in them. */
export function FieldPresenceProvider({
  awareness,
  me,
  children,
}: {
  awareness: Awareness;
  me: string;
  children: ReactNode;
}) {
  const { t } = useTranslation("record");
  const announce = useAnnounce();
  const people = useFieldPeople(awareness, me);
  const here = useRef<string>(undefined);

  const enter = useCallback(
    (field: string) => {
      here.current = field;
      tellField(awareness, field);
    },
    [awareness],
  );
  const leave = useCallback(
    (field: string) => {
      if (here.current !== field) return;
      here.current = undefined;
      tellField(awareness, null);
    },
    [awareness],
  );
  useEffect(() => () => tellField(awareness, null), [awareness]);

  const before = useRef<PeopleByField>({});
  useEffect(() => {
    const field = here.current;
    const known = (field && before.current[field]) || [];
    const come = ((field && people[field]) || []).filter(
      ({ person }) => !known.some((other) => other.person === person),
    );
    before.current = people;
    for (const { name } of come) announce(t("presence.joined", { name }));
  }, [people, announce, t]);

  const presence = useMemo(() => ({ people, enter, leave }), [people, enter, leave]);
  return <PresenceContext value={presence}>{children}</PresenceContext>;
}

const nobody: PresenceIdentity[] = [];

/** Who else is in a field, and how one says that one enters or leaves it. */
export function useFieldPresence(field: string): {
  others: PresenceIdentity[];
  enter: () => void;
  leave: () => void;
} {
  const { people, enter, leave } = useContext(PresenceContext);
  return {
    others: people[field] ?? nobody,
    enter: useCallback(() => enter(field), [enter, field]),
    leave: useCallback(() => leave(field), [leave, field]),
  };
}

/** Says that one is in a field for as long as a component lives, for example a dialog about it. */
export function useBeingIn(field: string): void {
  const { enter, leave } = useFieldPresence(field);
  useEffect(() => {
    enter();
    return leave;
  }, [enter, leave]);
}
