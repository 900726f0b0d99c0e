import { useTranslation } from "react-i18next";
import { formatDay } from "../../../ui/formatDay.ts";
import { MilestoneMark } from "./MilestoneMark.tsx";
import styles from "./Milestones.module.css";
import type { MilestoneState } from "./milestoneState.ts";
import { layOutTimeline } from "./timeline.ts";

/** Height of a row of marks, in rem. */
const ROW = 1.625;

/** A line of time with start, end, today and numbered milestones, to see at a glance what the list says in words. */
export function TimelineChart({
  start,
  end,
  today,
  marks,
}: {
  start: string | null;
  end: string | null;
  today: string;
  /** By their days. */
  marks: readonly { number: number; day: string; state: MilestoneState }[];
}) {
  const { t, i18n } = useTranslation("milestones");
  const line = layOutTimeline({ start, end, days: marks.map(({ day }) => day) }, today);
  if (!line || marks.length === 0) return null;
  const rows = Math.max(...line.places.map(({ row }) => row)) + 1;
  const words = (day: string): string => formatDay(day, i18n.language, "short");
  const running = { from: line.start ?? 0, to: line.end ?? 100 };
  return (
    <div
      className={styles.timeline}
      role="img"
      aria-label={t("timeline", { from: words(line.from), to: words(line.to), count: marks.length })}
    >
      <div className={styles.rows} style={{ blockSize: `${rows * ROW}rem` }}>
        {marks.map(({ number, day, state }, index) => {
          const place = line.places[index];
          return (
            place && (
              <span
                key={number}
                className={styles.stop}
                title={words(day)}
                style={{ insetInlineStart: `${place.at}%`, insetBlockEnd: `${place.row * ROW}rem` }}
              >
                <MilestoneMark number={number} state={state} />
              </span>
            )
          );
        })}
      </div>
      <div className={styles.line}>
        <span
          className={styles.running}
          data-open={line.end === undefined ? "" : undefined}
          style={{ insetInlineStart: `${running.from}%`, inlineSize: `${running.to - running.from}%` }}
        />
        <span className={styles.today} style={{ insetInlineStart: `${line.today}%` }} />
      </div>
      <div className={styles.ends}>
        <span>{line.from === today ? "" : words(line.from)}</span>
        <span
          className={styles.todayWord}
          style={{ insetInlineStart: `${line.today}%` }}
          data-side={line.today < 15 ? "start" : line.today > 85 ? "end" : undefined}
        >
          {t("today")}
        </span>
        <span>{line.to === today ? "" : words(line.to)}</span>
      </div>
    </div>
  );
}
