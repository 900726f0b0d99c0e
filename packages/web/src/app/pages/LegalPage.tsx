import type { PageName } from "@querschnitt/shared/api/pageNames";
import { useMeQuery } from "../../api/useMe.ts";
import { ContactForm } from "../../features/legal/ContactForm.tsx";
import { LegalView } from "../../features/legal/LegalView.tsx";

/** Imprint, privacy notice, accessibility statement or contact, for everybody. */
export function LegalPage({ page }: { page: PageName }) {
  const me = useMeQuery().data;
  return (
    <LegalView
      key={page}
      page={page}
      administrator={me?.workspaceRole === "admin" ? me.person.id : undefined}
    >
      {page === "contact" && <ContactForm />}
    </LegalView>
  );
}
