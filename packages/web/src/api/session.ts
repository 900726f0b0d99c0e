import {
  type AcceptInvitation,
  invitationPreviewShape,
  meShape,
  type PasswordChange,
  passwordLinkPreviewShape,
  type SignIn,
  sessionInfoShape,
} from "@querschnitt/shared/api/identity";
import type { Setup } from "@querschnitt/shared/api/workspace";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { get, tell } from "./client.ts";
import { rememberCurrentPerson } from "./currentPerson.ts";
import { keys } from "./keys.ts";
import { queryClient, turnToPerson } from "./queryClient.ts";

/** After the cookie was set: turns the application to the person it belongs to. */
async function enter(): Promise<void> {
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
