import { personDataShape } from "@querschnitt/shared/api/personData";
import { useMutation } from "@tanstack/react-query";
import { get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

/** Has everything held about a person put together: about oneself, or, for administrators, about `person`. */
export function useProduceData(person?: string) {
  return useMutation({
    mutationFn: () => get(person ? `/api/accounts/${person}/data` : "/api/me/data", personDataShape),
  });
}

/** Erases a person; `name` is what was typed to confirm it. */
export function useErasePerson(person: string) {
  return useMutation({
    mutationFn: (name: string) => tell("POST", `/api/accounts/${person}/erasure`, { name }),
    onSettled: () =>
      Promise.all(
        [keys.directory, keys.accounts, keys.invitations, keys.messages].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
