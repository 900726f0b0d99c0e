import { InvitationForm } from "../../features/identity/InvitationForm.tsx";

/** Accepting an invitation. Its secret stands behind "#", where no server sees it. */
export function InvitationPage() {
  return <InvitationForm secret={window.location.hash.slice(1)} />;
}
