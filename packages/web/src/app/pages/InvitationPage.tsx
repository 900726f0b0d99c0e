import { InvitationForm } from "../../features/identity/InvitationForm.tsx";
import { useSecret } from "./useSecret.ts";

/** Accepting an invitation. */
export function InvitationPage() {
  return <InvitationForm secret={useSecret()} />;
}
