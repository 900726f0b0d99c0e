import { useTranslation } from "react-i18next";
import { dateFormat } from "../../ui/dateFormat.ts";
import { dayToDate } from "../../ui/formatDay.ts";
import type { Zoom } from "./planPlace.ts";
import styles from "./TimeLine.module.css";
import { type TimeScale, yearsOf } from "./timeScale.ts";

/** The years, and beneath them months or quarters, over the bars. What they say stands in every line as well. */
export function TimeLineHead({ scale, zoom }: { scale: TimeScale; zoom: Zoom }) {
  const { t, i18n } = useTranslation("planViews");
  const month = dateFormat(i18n.language, { month: "short" });
  const label = (day: string): string => {
    if (zoom === "month") return month.format(dayToDate(day));
    return zoom === "quarter" ? t("timeline.quarter", { number: (Number(day.slice(5, 7)) + 2) / 3 }) : "";
  };
  return (
    <div aria-hidden="true" className={styles.head}>
      <span className={styles.corner} />
      <span className={styles.scale} style={{ inlineSize: `${scale.width}px` }}>
        {yearsOf(scale).map(({ year, at, width }) => (
          <span
            key={year}
            className={styles.year}
            style={{ insetInlineStart: `${at}px`, inlineSize: `${width}px` }}
          >
            <b>{year}</b>
          </span>
        ))}
        {scale.ticks.map(({ day, at, width }) => (
          <span
            key={day}
            className={styles.tick}
            data-year={day.slice(5) === "01-01" || undefined}
            style={{ insetInlineStart: `${at}px`, inlineSize: `${width}px` }}
          >
            {label(day)}
          </span>
        ))}
        <span className={styles.todayWord}>{t("timeline.today")}</span>
      </span>
    </div>
  );
}
