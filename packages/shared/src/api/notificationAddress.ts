import type { Notification } from "./notifications.ts";

/** Where a notification leads, as a path of the web application. */
export function notificationAddress({
  measure,
  session,
  thread,
  responsibility,
}: Pick<Notification, "measure" | "session" | "thread" | "responsibility">): string {
  if (session) return `/sessions/${session.id}${session.news === "minutes-closed" ? "/minutes" : ""}`;
  if (thread) return `/measures/${measure}?tab=discussion&thread=${thread}`;
  if (responsibility) return `/measures/${measure}?tab=responsibilities&responsibility=${responsibility}`;
  return `/measures/${measure}`;
}
