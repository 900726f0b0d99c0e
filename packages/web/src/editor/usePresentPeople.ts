import type { PresenceIdentity } from "@querschnitt/shared/protocol/presence";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Awareness } from "y-protocols/awareness";
import { useAnnounce } from "../ui/Announcer.tsx";

/** How long somebody may be away (a reload, a short gap in the line) without being announced again. */
const GRACE = 10_000;

function readPeople(awareness: Awareness, me: string): PresenceIdentity[] {
  const people = new Map<string, PresenceIdentity>();
  for (const state of awareness.getStates().values()) {
    const user = state?.user as PresenceIdentity | undefined;
    if (user?.person && user.name && user.stakeholderGroup && user.person !== me)
      people.set(user.person, user);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, "de"));
}

/**
 * Who else has a text room open, each person once. Screen readers hear of people who come, together if they came
 * together; not of those already there.
 */
export function usePresentPeople(awareness: Awareness | undefined, me: string): PresenceIdentity[] {
  const { t } = useTranslation("editor");
  const announce = useAnnounce();
  const [people, setPeople] = useState<PresenceIdentity[]>([]);
  const announceArrivals = (arrived: PresenceIdentity[]): void => {
    const names = arrived.map(({ name, organisation }) => `${name} (${organisation})`).join(", ");
    announce(t("present.arrived", { names, count: arrived.length }));
  };
  const tell = useRef(announceArrivals);
  tell.current = announceArrivals;
  useEffect(() => {
    if (!awareness) return;
    // The first answer of the server brings everybody who is already there; it comes within the grace.
    const began = Date.now();
    const lastSeen = new Map<string, number>();
    const look = (): void => {
      const now = Date.now();
      const present = readPeople(awareness, me);
      const arrived = present.filter(({ person }) => now - (lastSeen.get(person) ?? -GRACE) >= GRACE);
      for (const { person } of present) lastSeen.set(person, Number.POSITIVE_INFINITY);
      for (const [person, at] of lastSeen) {
        const here = present.some((other) => other.person === person);
        if (!here && at === Number.POSITIVE_INFINITY) lastSeen.set(person, now);
      }
      setPeople((before) => (sameText(before, present) ? before : present));
      if (arrived.length > 0 && now - began > 2_000) tell.current(arrived);
    };
    look();
    awareness.on("change", look);
    return () => awareness.off("change", look);
  }, [awareness, me]);
  return people;
}

function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
