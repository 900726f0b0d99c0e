import { NotificationsView } from "../../features/notifications/NotificationsView.tsx";

/** Everything one is told of. */
export function NotificationsPage() {
  return <NotificationsView />;
}
