import type { Overdue } from "@querschnitt/shared/policy/overdue";
import { useTranslation } from "react-i18next";
import { formatLocale } from "./formatLocale.ts";

/** What is late in a measure as words: "Ende der Maßnahme, 1 Meilenstein und 2 Fristen"; empty if nothing is. */
export function useOverdueText(): (overdue: Overdue) => string {
  const { t, i18n } = useTranslation("standing");
  return ({ end, milestones, deadlines }) => {
    const parts = [
      end && t("overdue.end"),
      milestones > 0 && t("overdue.milestones", { count: milestones }),
      deadlines > 0 && t("overdue.deadlines", { count: deadlines }),
    ].filter((part) => part !== false);
    return new Intl.ListFormat(formatLocale(i18n.language), { type: "conjunction" }).format(parts);
  };
}
