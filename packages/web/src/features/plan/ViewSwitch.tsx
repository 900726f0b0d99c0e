import { useTranslation } from "react-i18next";
import { ViewLinks } from "../../ui/ViewLinks.tsx";
import { type PlanPlace, rememberView, writePlace } from "./planPlace.ts";
import { planViews } from "./planQuery.ts";

/** The ways to look at the plan; each has an address, and this device remembers the last. */
export function ViewSwitch({ place }: { place: PlanPlace }) {
  const { t } = useTranslation("plan");
  return (
    <ViewLinks
      label={t("views.label")}
      links={planViews.map((view) => ({
        href: `/?${writePlace({ ...place, view })}`,
        label: t(`views.${view}`),
        isCurrent: view === place.view,
        onClick: () => rememberView(view),
      }))}
    />
  );
}
