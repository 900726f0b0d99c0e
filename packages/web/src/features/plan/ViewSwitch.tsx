import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import styles from "./PlanTools.module.css";
import { type PlanPlace, rememberView, writePlace } from "./planPlace.ts";
import { planViews } from "./planQuery.ts";

/** The ways to look at the plan; each has an address, and this device remembers the last. */
export function ViewSwitch({ place }: { place: PlanPlace }) {
  const { t } = useTranslation("plan");
  return (
    <nav aria-label={t("views.label")} className={styles.views}>
      {planViews.map((view) => (
        <Link
          key={view}
          href={`/?${writePlace({ ...place, view })}`}
          onClick={() => rememberView(view)}
          aria-current={view === place.view ? "page" : undefined}
        >
          {t(`views.${view}`)}
        </Link>
      ))}
    </nav>
  );
}
