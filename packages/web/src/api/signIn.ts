import type { SignIn } from "@querschnitt/shared/api/identity";
import { useMutation } from "@tanstack/react-query";
import { get, tell } from "./client.ts";
import { rememberCurrentPerson } from "./currentPerson.ts";
import { keys } from "./keys.ts";
import { queryClient, turnToPerson } from "./queryClient.ts";
import { meShape } from "./useMe.ts";

/** After the cookie was set: turns the application to the person it belongs to. */
export async function enter(): Promise<void> {
  const me = await get("/api/me", meShape);
  rememberCurrentPerson(me.person.id);
  // Before anybody is told who is signed in: pages must not begin to ask while the former answers are taken away.
  await turnToPerson(me.person.id);
  queryClient.setQueryData(keys.me, me);
  await queryClient.invalidateQueries();
}

/** Signs in with e-mail address and password. */
export function useSignIn() {
  return useMutation({
    mutationFn: async (credentials: SignIn) => {
      await tell("POST", "/api/session", credentials);
      await enter();
    },
  });
}

/** Ends the session and forgets what is in memory; what is kept on the device is the caller's decision. */
export async function endSession(): Promise<void> {
  await tell("DELETE", "/api/session");
  rememberCurrentPerson(undefined);
  await turnToPerson(undefined);
  queryClient.setQueryData(keys.me, null);
}
