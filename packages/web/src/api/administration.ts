import {
  createdInvitationShape,
  type InvitationBatch,
  invitationBatchResultShape,
  invitationShape,
  type NewInvitation,
  passwordLinkShape,
} from "@querschnitt/shared/api/identity";
import {
  type AccountChange,
  accountShape,
  type GroupMember,
  type NewOrganisation,
  type NewWorkingGroup,
} from "@querschnitt/shared/api/workspace";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { ask, get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

async function refresh(): Promise<void> {
  await Promise.all(
    [keys.directory, keys.accounts, keys.invitations, keys.measures, keys.me].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
}

/** People as administrators see them. */
export function useAccounts(enabled: boolean) {
  return useQuery({
    queryKey: keys.accounts,
    queryFn: ({ signal }) => get("/api/accounts", z.array(accountShape), signal),
    enabled,
  });
}

export function useInvitations(enabled: boolean) {
  return useQuery({
    queryKey: keys.invitations,
    queryFn: ({ signal }) => get("/api/invitations", z.array(invitationShape), signal),
    enabled,
  });
}

/** The answer's link stands only there: the server keeps no secret it could show again. */
export function useInvite() {
  return useMutation({
    mutationFn: (invitation: NewInvitation) =>
      ask("POST", "/api/invitations", invitation, createdInvitationShape),
    onSettled: refresh,
  });
}

/** Invites many at once. Repeated with the same attempt nothing more is created, and the answer is the same. */
export function useInviteMany() {
  return useMutation({
    mutationFn: ({ rows, attempt }: InvitationBatch & { attempt: string }) =>
      ask("POST", "/api/invitations/batch", { rows }, invitationBatchResultShape, {
        "idempotency-key": attempt,
      }),
    onSettled: refresh,
  });
}

export function useWithdrawInvitation() {
  return useMutation({
    mutationFn: (id: string) => tell("DELETE", `/api/invitations/${id}`),
    onSettled: refresh,
  });
}

export function useChangeAccount() {
  return useMutation({
    mutationFn: ({ id, ...change }: AccountChange & { id: string }) =>
      tell("PATCH", `/api/accounts/${id}`, change),
    onSettled: refresh,
  });
}

/** The answer's link stands only there, as with an invitation. */
export function useMakePasswordLink() {
  return useMutation({
    mutationFn: (person: string) =>
      ask("POST", `/api/accounts/${person}/password-link`, undefined, passwordLinkShape),
  });
}

/** Creates an organisation, or changes the one with this id. */
export function useSaveOrganisation() {
  return useMutation({
    mutationFn: ({ id, ...organisation }: NewOrganisation & { id?: string }) =>
      id
        ? tell("PATCH", `/api/organisations/${id}`, organisation)
        : tell("POST", "/api/organisations", organisation),
    onSettled: refresh,
  });
}

/** Creates a working group, or changes the one with this id. */
export function useSaveWorkingGroup() {
  return useMutation({
    mutationFn: ({ id, ...group }: NewWorkingGroup & { id?: string }) =>
      id ? tell("PATCH", `/api/working-groups/${id}`, group) : tell("POST", "/api/working-groups", group),
    onSettled: refresh,
  });
}

/** Adds a member to a working group, or changes what they may do there. */
export function useSetGroupMember(group: string) {
  return useMutation({
    mutationFn: ({ person, ...member }: GroupMember) =>
      tell("PUT", `/api/working-groups/${group}/members/${person}`, member),
    onSettled: refresh,
  });
}

export function useRemoveGroupMember(group: string) {
  return useMutation({
    mutationFn: (person: string) => tell("DELETE", `/api/working-groups/${group}/members/${person}`),
    onSettled: refresh,
  });
}
