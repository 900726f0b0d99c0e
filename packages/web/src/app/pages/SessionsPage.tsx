import { SessionsView } from "../../features/sessions/list/SessionsView.tsx";

/** The sessions of the working groups. */
export function SessionsPage() {
  return <SessionsView />;
}
