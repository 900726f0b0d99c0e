import type { Notification } from "./notifications.ts";

/** Where a notification leads, as a path of the web application. */
export function notificationAddress({
  measure,
  thread,
  responsibility,
}: Pick<Notification, "measure" | "thread" | "responsibility">): string {
  if (thread) return `/measures/${measure}?tab=discussion&thread=${thread}`;
  if (responsibility) return `/measures/${measure}?tab=responsibilities&responsibility=${responsibility}`;
  return `/measures/${measure}`;
}
