import { personSessionShape } from "@querschnitt/shared/api/identity";
import { personAccessShape } from "@querschnitt/shared/api/measures";
import { connectedShape, systemShape } from "@querschnitt/shared/api/system";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

/** Milliseconds after which it is asked again who is connected: no notice tells. */
const CONNECTED_AGAIN = 10_000;

/** How the server is doing. */
export function useSystem() {
  return useQuery({
    queryKey: keys.system,
    queryFn: ({ signal }) => get("/api/system", systemShape, signal),
    staleTime: 0,
  });
}

/** Who is connected now; kept current while it is shown. */
export function useConnected() {
  return useQuery({
    queryKey: keys.connected,
    queryFn: ({ signal }) => get("/api/connected", connectedShape, signal),
    staleTime: 0,
    refetchInterval: CONNECTED_AGAIN,
  });
}

/** Where a person is signed in, for administrators. */
export function useSessionsOf(person: string) {
  return useQuery({
    queryKey: keys.sessionsOf(person),
    queryFn: ({ signal }) => get(`/api/people/${person}/sessions`, z.array(personSessionShape), signal),
    staleTime: 0,
  });
}

/** Ends one session of a person, or all of them. */
export function useEndSessionsOf(person: string) {
  return useMutation({
    mutationFn: (session: string | "all") =>
      tell("DELETE", `/api/people/${person}/sessions${session === "all" ? "" : `/${session}`}`),
    onSettled: () =>
      Promise.all(
        [keys.sessionsOf(person), keys.connected].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** What a person may do on every measure, and why, for administrators. */
export function useAccessOf(person: string) {
  return useQuery({
    queryKey: keys.accessOf(person),
    queryFn: ({ signal }) => get(`/api/people/${person}/access`, z.array(personAccessShape), signal),
    enabled: person !== "",
    staleTime: 0,
  });
}
