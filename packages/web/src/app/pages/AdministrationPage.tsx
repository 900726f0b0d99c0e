import { useMe } from "../../api/useMe.ts";
import { AdministrationView } from "../../features/admin/AdministrationView.tsx";
import { mayAdminister } from "../mayAdminister.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** People, organisations and working groups, for those who keep them. */
export function AdministrationPage({ tab }: { tab: string | undefined }) {
  const me = useMe();
  return mayAdminister(me) ? <AdministrationView tab={tab} /> : <NotFoundPage />;
}
