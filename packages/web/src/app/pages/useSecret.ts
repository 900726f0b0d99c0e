import { useState } from "react";

/** The secret of the link with which this page was opened. It stands behind "#", where no server sees it. */
export function useSecret(): string {
  // Read once: the skip link changes the fragment.
  const [secret] = useState(() => window.location.hash.slice(1));
  return secret;
}
