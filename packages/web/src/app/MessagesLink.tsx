import { useTranslation } from "react-i18next";
import { useMessageStates } from "../api/useMessageStates.ts";
import { Badge } from "../ui/Badge.tsx";
import { NavigationLink } from "./NavigationLink.tsx";

/** The way to the messages, with how many of them nobody has looked at. */
export function MessagesLink() {
  const { t } = useTranslation("frame");
  const count = useMessageStates().filter((state) => state === "new").length;
  return (
    <NavigationLink href="/messages" also="/messages/">
      {t("messages")}
      {count > 0 && (
        <>
          <span className="visually-hidden">{t("messagesNew", { count })}</span>
          <span aria-hidden="true">
            <Badge tone="warning">{count}</Badge>
          </span>
        </>
      )}
    </NavigationLink>
  );
}
