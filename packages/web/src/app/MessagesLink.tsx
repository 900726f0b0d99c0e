import { useTranslation } from "react-i18next";
import { useMessages } from "../api/messages.ts";
import { Badge } from "../ui/Badge.tsx";
import { NavigationLink } from "./NavigationLink.tsx";

/** The way to the messages, with how many of them nobody has looked at. */
export function MessagesLink() {
  const { t } = useTranslation("reports");
  const count = useMessages(true).data?.filter(({ state }) => state === "new").length ?? 0;
  return (
    <NavigationLink href="/messages" also="/messages/">
      {t("navigation")}
      {count > 0 && (
        <>
          <span className="visually-hidden">{t("navigationNew", { count })}</span>
          <span aria-hidden="true">
            <Badge tone="warning">{count}</Badge>
          </span>
        </>
      )}
    </NavigationLink>
  );
}
