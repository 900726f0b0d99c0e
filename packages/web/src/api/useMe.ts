import type { Me } from "@querschnitt/shared/api/identity";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { get } from "./client.ts";
import { rememberCurrentPerson } from "./currentPerson.ts";
import { keys } from "./keys.ts";
import { objectWith } from "./lightShapes.ts";
import { keepAnswersOf } from "./queryClient.ts";

/** Somebody who is signed in. */
export const meShape = objectWith<Me>("person", "organisation");
const sessionShape = objectWith<{ me: Me | null }>("me");

/** The signed-in person; `null`: nobody is signed in. */
export const meQuery = queryOptions<Me | null>({
  queryKey: keys.me,
  queryFn: async ({ signal }) => {
    const { me } = await get("/api/session", sessionShape, signal);
    if (!me) return null;
    rememberCurrentPerson(me.person.id);
    await keepAnswersOf(me.person.id);
    return me;
  },
  meta: { keep: true },
});

/** Asks who is signed in; `data` is null when nobody is, undefined while it is not known. */
export function useMeQuery() {
  return useQuery(meQuery);
}

/**
 * Who is signed in, for the pages behind the sign-in. Handed down rather than asked for by each of them: while somebody signs out
 * a page may be drawn once more, when the answer is already that nobody is signed in.
 */
export const MeContext = createContext<Me | undefined>(undefined);

/** The signed-in person, on pages that only signed-in people see. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe is for pages behind the sign-in.");
  return me;
}
