import {
  type NewRedaction,
  type RedactionDecision,
  redactionShape,
} from "@querschnitt/shared/api/redactions";
import { id } from "@querschnitt/shared/api/workspace";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { ask, get } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.redactions });

/** The redactions of a measure, newest first, as far as one may know of them. */
export function useRedactionsOf(measure: string) {
  return useQuery({
    queryKey: keys.redactionsOf(measure),
    queryFn: ({ signal }) => get(`/api/measures/${measure}/redactions`, z.array(redactionShape), signal),
  });
}

/** Redactions that wait, of all measures in which one writes. */
export function useWaitingRedactions() {
  return useQuery({
    queryKey: keys.waitingRedactions,
    queryFn: ({ signal }) => get("/api/redactions", z.array(redactionShape), signal),
  });
}

export function useAskForRedaction() {
  return useMutation({
    mutationFn: ({ measure, ...redaction }: NewRedaction & { measure: string }) =>
      ask("POST", `/api/measures/${measure}/redactions`, redaction, z.object({ id })),
    onSettled: refresh,
  });
}

export function useDecideOnRedaction() {
  return useMutation({
    mutationFn: ({ redaction, ...decision }: RedactionDecision & { redaction: string }) =>
      ask("POST", `/api/redactions/${redaction}/decision`, decision, redactionShape),
    onSettled: refresh,
  });
}
