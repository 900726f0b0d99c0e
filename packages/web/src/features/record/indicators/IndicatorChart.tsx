import type { ReadIndicator } from "@querschnitt/shared/documents/recordEntries";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../../ui/formatDay.ts";
import { useMeasuredWidth } from "../../../ui/useMeasuredWidth.ts";
import { layOutChart } from "./chartLayout.ts";
import styles from "./IndicatorChart.module.css";
import type { ChartPoint } from "./judgeChart.ts";
import { useFigures } from "./useFigures.ts";

/** Drawn this wide until the place is measured, and where it cannot be: in a closed part that is printed. */
const USUAL_WIDTH = 380;

/** The development of an indicator as a line that can be read without colour: marks, values and target say it too. */
export function IndicatorChart({
  indicator,
  points,
}: {
  indicator: ReadIndicator;
  points: readonly ChartPoint[];
}) {
  const { t, i18n } = useTranslation("indicators");
  const figure = useFigures();
  const id = useId();
  const place = useRef<HTMLElement>(null);
  const width = useMeasuredWidth(place, USUAL_WIDTH);

  const { name, unit, baseYear, target, targetYear } = indicator;
  const chart = layOutChart({ points, target, targetYear, width, label: (value) => figure(value) });
  const when = (point: ChartPoint): string =>
    point.kind === "baseline" ? String(baseYear) : formatDay(point.day, i18n.language);
  const [first, last] = [points[0], points.at(-1)];
  const words = [
    name,
    first &&
      last &&
      t("chart.fromTo", {
        from: figure(first.value, unit),
        fromWhen: when(first),
        to: figure(last.value, unit),
        toWhen: when(last),
      }),
    target !== null &&
      (targetYear === null
        ? t("targetWithoutYear", { target: figure(target, unit) })
        : t("targetIn", { target: figure(target, unit), year: targetYear })),
    t("chart.seeTable"),
  ].filter(Boolean);

  return (
    <figure ref={place} className={styles.figure}>
      <svg
        width={width}
        height={chart.height}
        viewBox={`0 0 ${width} ${chart.height}`}
        className={styles.chart}
        role="img"
        aria-labelledby={id}
      >
        <title id={id}>{words.join(". ")}</title>
        {chart.ticks.map(({ value, y, isZero }) => (
          <g key={value}>
            <line
              x1={chart.left}
              x2={chart.right}
              y1={y}
              y2={y}
              className={isZero ? styles.zero : styles.grid}
            />
            <text x={chart.left - 6} y={y + 4} textAnchor="end" className={styles.tick}>
              {figure(value)}
            </text>
          </g>
        ))}
        {chart.years.map(({ year, x, anchor }) => (
          <g key={year}>
            <line x1={x} x2={x} y1={chart.bottom} y2={chart.bottom + 5} className={styles.grid} />
            <text x={x} y={chart.bottom + 19} textAnchor={anchor} className={styles.tick}>
              {year}
            </text>
          </g>
        ))}
        {chart.target && (
          <g>
            <line
              x1={chart.left}
              x2={chart.right}
              y1={chart.target.y}
              y2={chart.target.y}
              className={styles.target}
            />
            {chart.target.x !== undefined && (
              <path
                d={`M${chart.target.x} ${chart.target.y - 6}l6 6-6 6-6-6z`}
                className={styles.targetMark}
              />
            )}
            <text
              x={chart.target.label.x}
              y={chart.target.label.y}
              textAnchor={chart.target.label.anchor}
              className={styles.targetLabel}
            >
              {targetYear === null
                ? t("chart.target", { target: figure(target as number) })
                : t("chart.targetIn", { target: figure(target as number), year: targetYear })}
            </text>
          </g>
        )}
        <polyline points={chart.marks.map(({ x, y }) => `${x},${y}`).join(" ")} className={styles.line} />
        {chart.marks.map(({ x, y, label, labelY, anchor, point, key }) => (
          <g key={key}>
            {point.kind === "baseline" ? (
              <rect x={x - 5} y={y - 5} width={10} height={10} className={styles.baseline} />
            ) : (
              <circle cx={x} cy={y} r={4.5} className={styles.mark} />
            )}
            {label !== undefined && (
              <text x={x} y={labelY} textAnchor={anchor} className={styles.label}>
                {point.kind === "baseline" ? t("chart.baseline", { value: label, year: baseYear }) : label}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className={styles.caption}>
        {[unit && t("chart.unit", { unit }), !chart.showsZero && t("chart.cut")].filter(Boolean).join(" · ")}
      </figcaption>
    </figure>
  );
}
