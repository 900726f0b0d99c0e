import type { Me } from "@querschnitt/shared/api/identity";
import { queryOptions, useQuery } from "@tanstack/react-query";
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

/** The signed-in person, on pages that only signed-in people see. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("useMe is for pages behind the sign-in.");
  return data;
}
