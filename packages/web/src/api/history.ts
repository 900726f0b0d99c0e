import {
  type Authorship,
  authorshipShape,
  changesSinceShape,
  historyShape,
  type PastState,
  versionShape,
} from "@querschnitt/shared/api/history";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { ask, get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { objectWith } from "./lightShapes.ts";
import { queryClient } from "./queryClient.ts";

const address = (measure: string): string => `/api/measures/${encodeURIComponent(measure)}`;

/** A hundred pages of text: what a strict reading of every word would tell is not worth what it takes. */
const pastState = objectWith<PastState>("at", "draft", "record", "draftSequence", "recordSequence");

/** The time line of a measure; for those who may comment. */
export function useHistory(measure: string) {
  return useQuery({
    queryKey: keys.history(measure),
    queryFn: ({ signal }) => get(`${address(measure)}/history`, historyShape, signal),
  });
}

/** Draft and record as they stood at a moment; what was shown before stays until it is there. */
export function usePastState(measure: string, at: number | undefined) {
  return useQuery({
    queryKey: keys.pastState(measure, at ?? 0),
    queryFn: ({ signal }) => get(`${address(measure)}/history/state?at=${at}`, pastState, signal),
    enabled: at !== undefined,
    placeholderData: keepPreviousData,
    // What was, stays: only somebody's looking at many moments must not fill the memory.
    gcTime: 120_000,
  });
}

/** The same for whoever needs it once. @throws as `get` */
export function fetchPastState(measure: string, at: number): Promise<PastState> {
  return get(`${address(measure)}/history/state?at=${at}`, pastState);
}

/** Who wrote what, for whoever needs it once. @throws as `get` */
export function fetchAuthorship(measure: string): Promise<Authorship> {
  return get(`${address(measure)}/authorship`, authorshipShape);
}

/** What others have changed since a moment; undefined: it is not asked. */
export function useChangesSince(measure: string, since: number | undefined) {
  return useQuery({
    queryKey: keys.changesSince(measure, since ?? 0),
    queryFn: ({ signal }) =>
      get(`${address(measure)}/history/mine?since=${since}`, changesSinceShape, signal),
    enabled: since !== undefined,
    // Once for each visit: what comes while one is there one sees.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
    retry: false,
  });
}

/** Who wrote what of the draft as it stands. */
export function useAuthorship(measure: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.authorship(measure),
    queryFn: ({ signal }) => get(`${address(measure)}/authorship`, authorshipShape, signal),
    enabled,
  });
}

const refresh = (measure: string) => () =>
  queryClient.invalidateQueries({ queryKey: keys.history(measure), exact: true });

/** Gives the present moment a name; repeating the same attempt names it only once. */
export function useNameVersion(measure: string) {
  return useMutation({
    mutationFn: ({ name, attempt }: { name: string; attempt: string }) =>
      ask("POST", `${address(measure)}/versions`, { name }, versionShape, { "idempotency-key": attempt }),
    onSettled: refresh(measure),
  });
}

export function useRenameVersion(measure: string) {
  return useMutation({
    mutationFn: ({ version, name }: { version: string; name: string }) =>
      tell("PATCH", `${address(measure)}/versions/${encodeURIComponent(version)}`, { name }),
    onSettled: refresh(measure),
  });
}

export function useRemoveVersion(measure: string) {
  return useMutation({
    mutationFn: (version: string) =>
      tell("DELETE", `${address(measure)}/versions/${encodeURIComponent(version)}`),
    onSettled: refresh(measure),
  });
}
