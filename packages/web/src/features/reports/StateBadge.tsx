import type { MessageState } from "@querschnitt/shared/api/messages";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";

const looks = {
  new: { tone: "warning", icon: "alert" },
  "in-progress": { tone: "info", icon: "clock" },
  done: { tone: "success", icon: "check" },
} as const;

/** How far a message is, in a word. */
export function StateBadge({ state }: { state: MessageState }) {
  const { t } = useTranslation("reports");
  return <Badge {...looks[state]}>{t(`states.${state}`)}</Badge>;
}
