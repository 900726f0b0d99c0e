import {
  type Attention,
  attentionShape,
  type NotificationChoices,
  namedEventsShape,
  notificationPageShape,
  notificationSettingsShape,
  shownMailShape,
} from "@querschnitt/shared/api/notifications";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { ask, get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.notifications });

/** What the signed-in person is told of, the latest first, page by page. */
export function useNotificationList(unreadOnly: boolean) {
  return useInfiniteQuery({
    queryKey: keys.notificationList(unreadOnly),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: "50" });
      if (unreadOnly) query.set("unread", "true");
      if (pageParam !== "") query.set("before", pageParam);
      return get(`/api/notifications?${query}`, notificationPageShape, signal);
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    // Asked on every visit: it also tells whether what is shown is only what was known last.
    staleTime: 0,
    meta: { keep: true },
  });
}

/** Marks events read; none named: all of them. Resolves with those that were unread before, as far as is known. */
export function useMarkRead() {
  return useMutation({
    mutationFn: async (events: readonly string[] | undefined): Promise<readonly string[]> => {
      if (!events)
        return (await ask("POST", "/api/notifications/read-all", undefined, namedEventsShape)).events;
      await tell("POST", "/api/notifications/read", { events });
      return events;
    },
    onSettled: refresh,
  });
}

/** Takes such a marking back. */
export function useMarkUnread() {
  return useMutation({
    mutationFn: (events: readonly string[]) => tell("POST", "/api/notifications/unread", { events }),
    onSettled: refresh,
  });
}

export function useNotificationSettings() {
  return useQuery({
    queryKey: keys.notificationSettings,
    queryFn: ({ signal }) => get("/api/notifications/settings", notificationSettingsShape, signal),
  });
}

export function useChooseNotifications() {
  return useMutation({
    mutationFn: (choices: NotificationChoices) =>
      ask("PUT", "/api/notifications/settings", choices, notificationSettingsShape),
    onSuccess: (settings) => queryClient.setQueryData(keys.notificationSettings, settings),
    onSettled: refresh,
  });
}

/** Whether the person follows a measure or has muted it. */
export function useAttention(measure: string) {
  return useQuery({
    queryKey: keys.attention(measure),
    queryFn: ({ signal }) => get(`/api/measures/${measure}/attention`, attentionShape, signal),
  });
}

export function useAttend(measure: string) {
  return useMutation({
    mutationFn: (attention: Attention) =>
      ask("PUT", `/api/measures/${measure}/attention`, { attention }, attentionShape),
    onSuccess: (answer) => queryClient.setQueryData(keys.attention(measure), answer),
  });
}

/** E-mails that would have been sent; for administrators of a demonstration. */
export function useMailbox() {
  return useQuery({
    queryKey: keys.mailbox,
    queryFn: ({ signal }) => get("/api/mailbox", z.array(shownMailShape), signal),
    staleTime: 0,
    retry: false,
  });
}
