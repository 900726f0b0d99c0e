import { useState } from "react";
import { InvitationForm } from "../../features/identity/InvitationForm.tsx";

/** Accepting an invitation. Its secret stands behind "#", where no server sees it. */
export function InvitationPage() {
  // Read once: the skip link changes the fragment.
  const [secret] = useState(() => window.location.hash.slice(1));
  return <InvitationForm secret={secret} />;
}
