import type { Phase } from "@querschnitt/shared/policy/phases";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { shortDay } from "./periodText.ts";
import { type FilterPart, NO_LEAD, type PlanFilter } from "./planQuery.ts";

/** What one thing that a filter asks for is called: "Phase: Entwurf". */
export function usePartText(): (filter: PlanFilter, part: FilterPart) => string {
  const { t, i18n } = useTranslation("plan");
  const directory = useDirectory();
  return (filter, { part, value }) => {
    const organisation = (id: string | undefined) =>
      directory.organisation(id)?.name ?? t("common:unknownOrganisation");
    const named = (what: string) => t(`parts.${part}`, { what });
    switch (part) {
      case "overdue":
      case "mine":
        return t(`parts.${part}`);
      case "text":
        return named(filter.text.trim());
      case "from":
      case "until":
      case "changedSince":
        return named(shortDay(filter[part], i18n.language));
      case "workingGroup":
        return named(directory.workingGroup(value)?.name ?? "–");
      case "lead":
        return named(value === NO_LEAD ? t("noLead") : organisation(value));
      case "organisation":
        return named(organisation(value));
      case "phase":
        return named(t(`common:phases.${value as Phase}`));
      case "trafficLight":
        return t(`standing:light.${value}`);
      case "priority":
        return named(t(`priorities.${value}`));
    }
  };
}
