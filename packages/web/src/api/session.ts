import {
  type AcceptInvitation,
  invitationPreviewShape,
  type PasswordChange,
  passwordLinkPreviewShape,
  sessionInfoShape,
} from "@querschnitt/shared/api/identity";
import type { Setup } from "@querschnitt/shared/api/workspace";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";
import { enter } from "./signIn.ts";

/** What an invitation is about, before it is accepted. */
export function useInvitation(secret: string) {
  return useQuery({
    queryKey: keys.invitation(secret),
    queryFn: ({ signal }) =>
      get(`/api/invitations/${encodeURIComponent(secret)}`, invitationPreviewShape, signal),
    enabled: secret !== "",
    retry: false,
  });
}

/** Accepts an invitation, which signs the person in. */
export function useAcceptInvitation(secret: string) {
  return useMutation({
    mutationFn: async (acceptance: AcceptInvitation) => {
      await tell("POST", `/api/invitations/${encodeURIComponent(secret)}/accept`, acceptance);
      await enter();
    },
  });
}

/** Changes one's own password; the other sessions end. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (change: PasswordChange) => tell("PUT", "/api/me/password", change),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.sessions }),
  });
}

/** Whose password a link sets. */
export function usePasswordLink(secret: string) {
  return useQuery({
    queryKey: keys.passwordLink(secret),
    queryFn: ({ signal }) =>
      get(`/api/password-links/${encodeURIComponent(secret)}`, passwordLinkPreviewShape, signal),
    enabled: secret !== "",
    retry: false,
  });
}

/** Sets a new password by a link, which signs the person in. */
export function useSetPassword(secret: string) {
  return useMutation({
    mutationFn: async (password: string) => {
      await tell("POST", `/api/password-links/${encodeURIComponent(secret)}`, { password });
      await enter();
    },
  });
}

/** Creates the workspace and its first administrator, and signs them in. */
export function useSetUp() {
  return useMutation({
    mutationFn: async (setup: Setup) => {
      await tell("POST", "/api/setup", setup);
      await queryClient.invalidateQueries({ queryKey: keys.workspace });
      await enter();
    },
  });
}

/** The signed-in person's own sessions. */
export function useSessions() {
  return useQuery({
    queryKey: keys.sessions,
    queryFn: ({ signal }) => get("/api/sessions", z.array(sessionInfoShape), signal),
  });
}

export function useEndOtherSession() {
  return useMutation({
    mutationFn: (id: string) => tell("DELETE", `/api/sessions/${id}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.sessions }),
  });
}
