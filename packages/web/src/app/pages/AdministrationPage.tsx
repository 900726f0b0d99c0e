import { useMe } from "../../api/useMe.ts";
import { AdministrationView } from "../../features/admin/AdministrationView.tsx";
import { Deputies } from "../../features/deputies/Deputies.tsx";
import { AboutPerson } from "../../features/personal/AboutPerson.tsx";
import { mayAdminister } from "../mayAdminister.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** What administrators and moderators keep: people, organisations, working groups, the audit list, the server. */
export function AdministrationPage({ section }: { section: string | undefined }) {
  const me = useMe();
  if (!mayAdminister(me)) return <NotFoundPage />;
  return (
    <AdministrationView
      section={section}
      deputiesOf={({ id, organisation }) => <Deputies person={id} organisation={organisation} />}
      aboutPerson={(account, close) => (
        <AboutPerson account={account} own={account.id === me.person.id} onErased={close} />
      )}
    />
  );
}
