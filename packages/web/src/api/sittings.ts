import {
  calendarLinkShape,
  correctionShape,
  type Invited,
  itemSourceShape,
  type NewSession,
  type SessionDetails,
  sealCheckShape,
  sessionShape,
} from "@querschnitt/shared/api/sittings";
import type { SessionState } from "@querschnitt/shared/policy/sessions";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { ask, get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.sittings });
const address = (session: string): string => `/api/sittings/${encodeURIComponent(session)}`;

/** The sessions of all working groups that one may see, the latest first. */
export function useSittings() {
  return useQuery({
    queryKey: keys.sittingList,
    queryFn: ({ signal }) => get("/api/sittings", z.array(sessionShape), signal),
    meta: { keep: true },
  });
}

/** One session. Rights are those of the moment it was asked. */
export function useSitting(session: string) {
  return useQuery({
    queryKey: keys.sitting(session),
    queryFn: ({ signal }) => get(address(session), sessionShape, signal),
    meta: { keep: true },
  });
}

/** What has come up since the group's last session, for those who prepare this one. `today`: the reader's day. */
export function useItemSources(session: string, today: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.itemSources(session, today),
    queryFn: ({ signal }) =>
      get(`${address(session)}/sources?today=${today}`, z.array(itemSourceShape), signal),
    enabled,
  });
}

/** The secret address under which calendar programs read one's own sessions. */
export function useCalendarLink() {
  return useQuery({
    queryKey: keys.calendarLink,
    queryFn: ({ signal }) => get("/api/me/calendar", calendarLinkShape, signal),
  });
}

/** Takes another secret address; the one before ends. */
export function useRenewCalendarLink() {
  return useMutation({
    mutationFn: () => tell("POST", "/api/me/calendar/renewal"),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.calendarLink }),
  });
}

/** Plans a session; answers with its id. Repeating the same attempt plans it only once. */
export function usePlanSitting() {
  return useMutation({
    mutationFn: ({ attempt, ...session }: NewSession & { attempt: string }) =>
      ask("POST", "/api/sittings", session, z.object({ id: z.string() }), { "idempotency-key": attempt }),
    onSettled: refresh,
  });
}

/** Changes what is said about a session; `revision` is the one that was seen. */
export function useChangeSitting(session: string) {
  return useMutation({
    mutationFn: (change: SessionDetails & { revision: number }) => tell("PUT", address(session), change),
    onSettled: refresh,
  });
}

/** Says who is invited, all of them at once. */
export function useInvite(session: string) {
  return useMutation({
    mutationFn: (change: { invited: Invited[]; revision: number }) =>
      tell("PUT", `${address(session)}/invited`, change),
    onSettled: refresh,
  });
}

/** Sends invitations, or what has changed since they were sent. */
export function useSendInvitations(session: string) {
  return useMutation({
    mutationFn: (revision: number) => tell("POST", `${address(session)}/invitations`, { revision }),
    onSettled: refresh,
  });
}

/** Makes the minutes final. */
export function useCloseMinutes(session: string) {
  return useMutation({
    mutationFn: (revision: number) => tell("POST", `${address(session)}/closing`, { revision }),
    onSettled: refresh,
  });
}

/** Whether minutes are still what they were when they were closed; the server works it out anew. */
export function useSeal(session: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.seal(session),
    queryFn: ({ signal }) => get(`${address(session)}/seal`, sealCheckShape, signal),
    enabled,
  });
}

/** Approves the minutes of a former session under an item of a later one. */
export function useApproveMinutes(former: string) {
  return useMutation({
    mutationFn: (where: { session: string; item: string }) =>
      tell("POST", `${address(former)}/approval`, where),
    onSettled: refresh,
  });
}

/** What was decided about minutes when they were approved. */
export function useCorrections(session: string) {
  return useQuery({
    queryKey: keys.corrections(session),
    queryFn: ({ signal }) => get(`${address(session)}/corrections`, z.array(correctionShape), signal),
  });
}

export type ArrivalKind = "decisions" | "tasks";

/** Brings a decision or a task into a measure; doing it again changes nothing. */
export function useCarryOver(session: string) {
  return useMutation({
    mutationFn: ({ kind, entry, measure }: { kind: ArrivalKind; entry: string; measure: string }) =>
      tell("POST", `${address(session)}/${kind}/${encodeURIComponent(entry)}/arrival`, { measure }),
  });
}

/** Moves a session on. */
export function useMoveSitting(session: string) {
  return useMutation({
    mutationFn: (move: { from: SessionState; to: SessionState }) =>
      tell("POST", `${address(session)}/state`, move),
    onSettled: refresh,
  });
}
