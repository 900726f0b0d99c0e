import {
  type MessageChange,
  messageShape,
  type NewContact,
  type NewReport,
  ownReportShape,
} from "@querschnitt/shared/api/messages";
import { id } from "@querschnitt/shared/api/workspace";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { ask, get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.messages });

/** Writes to the administration; nobody need be signed in for it. */
export function useSendContact() {
  return useMutation({ mutationFn: (contact: NewContact) => tell("POST", "/api/contact", contact) });
}

/** Reports a passage or a comment. The key makes a second attempt count once, should the first answer be lost. */
export function useSendReport() {
  return useMutation({
    mutationFn: ({ key, ...report }: NewReport & { key: string }) =>
      ask("POST", "/api/reports", report, z.object({ id }), { "idempotency-key": key }),
    onSuccess: refresh,
  });
}

/** What the signed-in person has reported. */
export function useOwnReports() {
  return useQuery({
    queryKey: keys.ownReports,
    queryFn: ({ signal }) => get("/api/me/reports", z.array(ownReportShape), signal),
  });
}

/** Messages and reports that the signed-in person answers for. */
export function useMessages(enabled: boolean) {
  return useQuery({
    queryKey: keys.messages,
    queryFn: ({ signal }) => get("/api/messages", z.array(messageShape), signal),
    enabled,
  });
}

export function useHandleMessage() {
  return useMutation({
    mutationFn: ({ message, ...change }: MessageChange & { message: string }) =>
      tell("PATCH", `/api/messages/${message}`, change),
    onSettled: refresh,
  });
}

export function useRemoveMessage() {
  return useMutation({
    mutationFn: (message: string) => tell("DELETE", `/api/messages/${message}`),
    onSettled: refresh,
  });
}
