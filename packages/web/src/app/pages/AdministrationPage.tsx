import { useMe } from "../../api/useMe.ts";
import { AdministrationView } from "../../features/admin/AdministrationView.tsx";
import { AboutPerson } from "../../features/personal/AboutPerson.tsx";
import { mayAdminister } from "../mayAdminister.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** People, organisations and working groups, for those who keep them. */
export function AdministrationPage({ tab }: { tab: string | undefined }) {
  const me = useMe();
  if (!mayAdminister(me)) return <NotFoundPage />;
  return (
    <AdministrationView
      tab={tab}
      aboutPerson={(account, close) => (
        <AboutPerson account={account} own={account.id === me.person.id} onErased={close} />
      )}
    />
  );
}
