import type { OpenTask } from "@querschnitt/shared/api/groupWork";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Badge } from "../../ui/Badge.tsx";
import { formatDay } from "../../ui/formatDay.ts";

/** In which session and under which item something was recorded, leading to its minutes; and whether it is public. */
export function RecordedPlace({
  place: { session, start, part, item },
}: {
  place: Pick<OpenTask, "session" | "start" | "part" | "item">;
}) {
  const { t, i18n } = useTranslation(["groups", "sessions"]);
  const number = part === "closed" ? t("sessions:closedNumber", { number: item.number }) : item.number;
  const day = formatDay(dayOf(new Date(start)), i18n.language);
  return (
    <>
      {part === "closed" && (
        <Badge tone="warning" icon="lock">
          {t("closed")}
        </Badge>
      )}
      <Link href={`/sessions/${session}/minutes?item=${item.id}`}>
        {t("place", { day, number, title: item.title })}
      </Link>
    </>
  );
}
