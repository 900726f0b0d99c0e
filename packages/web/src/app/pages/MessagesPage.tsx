import { useMe } from "../../api/useMe.ts";
import { MessagesView } from "../../features/reports/MessagesView.tsx";
import { mayAdminister } from "../mayAdminister.ts";
import { NotFoundPage } from "./NotFoundPage.tsx";

/** Messages and reports, for those who answer for them. */
export function MessagesPage() {
  const me = useMe();
  return mayAdminister(me) ? <MessagesView administers={me.workspaceRole === "admin"} /> : <NotFoundPage />;
}
