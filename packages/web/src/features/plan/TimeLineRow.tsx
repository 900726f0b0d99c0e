import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { classNames } from "../../ui/classNames.ts";
import { Icon } from "../../ui/Icon.tsx";
import { periodText, shortDay } from "./periodText.ts";
import type { NamedRow } from "./planRows.ts";
import styles from "./TimeLine.module.css";
import { barOf, type TimeScale } from "./timeScale.ts";

/** Pixels from today's line to the words beside it. */
const LATE = 8;

/** A measure's line: its name, its bar with the next milestone, and both in words. */
export function TimeLineRow({ row, scale, today }: { row: NamedRow; scale: TimeScale; today: string }) {
  const { t, i18n } = useTranslation("planViews");
  const { t: plan } = useTranslation("plan");
  const bar = barOf(row, scale);
  const milestone = row.nextMilestone;
  const causes = row.overdue.map((cause) => plan(`causes.${cause}`)).join(", ");
  const overdue = causes && plan("overdue", { what: causes });
  const words = [
    periodText(row, plan, i18n.language),
    plan(`common:phases.${row.phase}`),
    milestone && t("timeline.milestone", { day: shortDay(milestone, i18n.language) }),
    overdue,
  ].filter(Boolean);
  const now = scale.at(today);
  const isEndMissed = row.overdue.includes("end");
  return (
    <>
      <span className={styles.name}>
        <span className={styles.nameWords} title={`${row.number} ${row.title}`}>
          <span className={styles.number}>{row.number}</span>{" "}
          <Link href={`/measures/${row.id}`}>{row.title}</Link>
        </span>
        <span className="visually-hidden">: {words.join("; ")}</span>
      </span>
      <span aria-hidden="true" className={styles.track} title={words.join("; ")}>
        <span
          className={classNames(styles.bar, bar.openStart && styles.openStart, bar.openEnd && styles.openEnd)}
          style={{ insetInlineStart: `${bar.left}px`, inlineSize: `${bar.width}px` }}
        />
        {isEndMissed && (
          <span
            className={styles.excess}
            style={{
              insetInlineStart: `${bar.left + bar.width}px`,
              inlineSize: `${Math.max(0, now - bar.left - bar.width)}px`,
            }}
          />
        )}
        {milestone && (
          <span
            className={styles.milestone}
            data-past={milestone < today || undefined}
            style={{ insetInlineStart: `${scale.at(milestone)}px` }}
          />
        )}
        {overdue && (
          <span className={styles.late} style={{ insetInlineStart: `${now + LATE}px` }}>
            <Icon name="clock" /> {overdue}
          </span>
        )}
      </span>
    </>
  );
}
