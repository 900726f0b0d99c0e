import { maySeeMembers } from "@querschnitt/shared/policy/roles";
import { createContext, useContext, useMemo } from "react";
import { useMeasurePeople } from "../../api/useMeasures.ts";
import { type MentionNames, useMentionNames } from "../../api/useMentionNames.ts";
import type { DiscussionReader } from "./DiscussionReader.ts";
import { type Candidate, candidatesOf } from "./mentionCandidates.ts";

/** Whom comments of a discussion can address, and how that reads. */
export interface Mentions {
  nameOf: MentionNames;
  candidates: readonly Candidate[];
}

export const MentionsContext = createContext<Mentions | undefined>(undefined);

/** The mentions of the discussion around a component. */
export function useMentionsHere(): Mentions {
  const mentions = useContext(MentionsContext);
  if (!mentions) throw new Error("useMentionsHere needs a MentionsContext around it.");
  return mentions;
}

/** Whom one can address in a discussion; without a connection everybody whom this device knows. */
export function useMentions({ me, directory, measure, space }: DiscussionReader): Mentions {
  const nameOf = useMentionNames();
  // Guests are told only of themselves there, and know nobody else than who takes part.
  const { data } = useMeasurePeople(measure, maySeeMembers(me));
  const candidates = useMemo(() => {
    const readers = data?.filter(({ role }) => role !== null).map(({ person }) => person);
    return candidatesOf(directory, {
      readers: readers && new Set(readers),
      organisation: space === "internal" ? me.organisation.id : undefined,
      except: me.person.id,
    });
  }, [directory, data, space, me]);
  return useMemo(() => ({ nameOf, candidates }), [nameOf, candidates]);
}
