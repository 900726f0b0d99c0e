import { useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";
import { objectWith } from "./lightShapes.ts";

/** How many notifications the signed-in person has not read; undefined while it is not known. */
export function useUnreadCount(): number | undefined {
  return useQuery({
    queryKey: keys.notificationCount,
    queryFn: ({ signal }) =>
      get("/api/notifications/count", objectWith<{ unread: number }>("unread"), signal),
    meta: { keep: true },
  }).data?.unread;
}
