import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import type { OverdueCause } from "./planRows.ts";

/** Says that something is past its day, and what. */
export function OverdueMark({ causes }: { causes: readonly OverdueCause[] }) {
  const { t } = useTranslation("plan");
  if (causes.length === 0) return null;
  return (
    <Badge tone="danger" icon="clock">
      {t("overdue", { what: causes.map((cause) => t(`causes.${cause}`)).join(", ") })}
    </Badge>
  );
}
