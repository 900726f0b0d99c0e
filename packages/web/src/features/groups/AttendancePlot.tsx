import type { Attended } from "@querschnitt/shared/api/groupWork";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { dateFormat } from "../../ui/dateFormat.ts";
import { formatDay } from "../../ui/formatDay.ts";
import { useMeasuredWidth } from "../../ui/useMeasuredWidth.ts";
import styles from "./Groups.module.css";

/** Drawn this wide until the place is measured. */
const USUAL_WIDTH = 320;
/** What a bar with its date takes at least; pixels. */
const SLOT = 48;
const BAR = 26;
const HEIGHT = 176;
/** Of the bars: above them stands a figure, below them the date in two lines. */
const TOP = 20;
const BOTTOM = HEIGHT - 40;

/** As many of the latest sessions as there is room for, each as a bar: those with a vote filled, the others hatched. */
export function AttendancePlot({ attendance }: { attendance: readonly Attended[] }) {
  const { t, i18n } = useTranslation("groups");
  const id = useId();
  const place = useRef<HTMLElement>(null);
  const width = useMeasuredWidth(place, USUAL_WIDTH);

  const shown = attendance.slice(-Math.max(1, Math.floor(width / SLOT)));
  const most = Math.max(...shown.map(({ voting, advising }) => voting + advising));
  const heightOf = (count: number): number => (count / most) * (BOTTOM - TOP);
  const day = dateFormat(i18n.language, { day: "numeric", month: "numeric" });
  const year = (start: string): number => new Date(start).getFullYear();
  const last = shown.at(-1);
  const words = last && {
    count: shown.length,
    day: formatDay(dayOf(new Date(last.start)), i18n.language),
    all: last.voting + last.advising,
    voting: last.voting,
  };

  return (
    <figure ref={place} className={styles.figure}>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className={styles.plot}
        role="img"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>{words && t("attendance.inWords", words)}</title>
        <Hatching id={`${id}-hatching`} />
        {shown.map(({ session, start, voting, advising }, position) => {
          const middle = position * SLOT + SLOT / 2;
          const [filled, hatched] = [heightOf(voting), heightOf(advising)];
          const bar = { x: middle - BAR / 2, width: BAR };
          const before = shown[position - 1];
          return (
            <g key={session}>
              <rect {...bar} y={BOTTOM - filled} height={filled} className={styles.voting} />
              <rect
                {...bar}
                y={BOTTOM - filled - hatched}
                height={hatched}
                fill={`url(#${id}-hatching)`}
                className={styles.advising}
              />
              <text x={middle} y={BOTTOM - filled - hatched - 5} className={styles.label}>
                {voting + advising}
              </text>
              <text x={middle} y={BOTTOM + 17} className={styles.tick}>
                {day.format(new Date(start))}
              </text>
              {(!before || year(before.start) !== year(start)) && (
                <text x={middle} y={BOTTOM + 33} className={styles.tick}>
                  {year(start)}
                </text>
              )}
            </g>
          );
        })}
        <line x1={0} x2={shown.length * SLOT} y1={BOTTOM} y2={BOTTOM} className={styles.base} />
      </svg>
      <figcaption className={styles.marks}>
        {(["voting", "advising"] as const).map((kind) => (
          <span key={kind} className={styles.key}>
            <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true" className={styles.plot}>
              <Hatching id={`${id}-${kind}`} />
              <rect
                {...{ x: 1, y: 1, width: 14, height: 14 }}
                fill={kind === "advising" ? `url(#${id}-${kind})` : undefined}
                className={styles[kind]}
              />
            </svg>
            {t(`attendance.${kind}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** Stripes by which a bar is told from a filled one without its colour. */
function Hatching({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1={0} x2={0} y1={0} y2={6} className={styles.stripe} />
      </pattern>
    </defs>
  );
}
