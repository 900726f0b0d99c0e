import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { classNames } from "../../ui/classNames.ts";
import { Select } from "../../ui/Select.tsx";
import { usePrinting } from "../../ui/usePrinting.ts";
import { useToday } from "../../ui/useToday.ts";
import { placeForKey } from "./placeForKey.ts";
import { type Zoom, zooms } from "./planPlace.ts";
import type { NamedRow } from "./planRows.ts";
import styles from "./TimeLine.module.css";
import { TimeLineHead } from "./TimeLineHead.tsx";
import { TimeLineRow } from "./TimeLineRow.tsx";
import { isDated, scrollFor, timeScale } from "./timeScale.ts";
import { Undated } from "./Undated.tsx";

export interface TimeLineProps {
  rows: readonly NamedRow[];
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
}

type Line = { group: string; count: number } | { row: NamedRow; place: number };

/** Pixels of a line. */
const LINE = 52;

/** The measures as bars over time, by working group; every line also says in words what its bar shows. */
export function TimeLine({ rows, zoom, onZoom }: TimeLineProps) {
  const { t } = useTranslation("planViews");
  const today = useToday();
  const isPrinting = usePrinting();
  const frame = useRef<HTMLDivElement>(null);
  const dated = useMemo(() => rows.filter(isDated), [rows]);
  const undated = useMemo(() => rows.filter((row) => !isDated(row)), [rows]);
  const lines = useMemo(() => linesOf(dated), [dated]);
  const scale = useMemo(() => timeScale(dated, today, zoom), [dated, today, zoom]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => LINE,
    overscan: isPrinting ? lines.length : 10,
  });

  const move = (event: KeyboardEvent): void => {
    const from = (event.target as HTMLElement).closest<HTMLElement>("[data-place]");
    const place = placeForKey(event, Number(from?.dataset.place), dated.length);
    if (from === null || place === undefined) return;
    event.preventDefault();
    const line = lines.findIndex((one) => "place" in one && one.place === place);
    virtualizer.scrollToIndex(line);
    // Drawn in the next frame, if it is far away.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        frame.current
          ?.querySelector<HTMLElement>(`[data-place="${place}"] a`)
          ?.focus({ preventScroll: true }),
      ),
    );
  };
  const showToday = (): void => {
    const element = frame.current;
    if (element) element.scrollLeft = scrollFor(scale, today, element.clientWidth);
  };

  return (
    <div className={styles.view} style={{ "--today": `${scale.at(today)}px` } as React.CSSProperties}>
      <div className={styles.tools}>
        <Select
          label={t("timeline.zoom")}
          value={zoom}
          options={zooms.map((value) => ({ value, label: t(`timeline.zooms.${value}`) }))}
          onValueChange={onZoom}
        />
        <p className={styles.legend}>{t("timeline.legend")}</p>
      </div>
      {dated.length === 0 && <p>{t("timeline.none")}</p>}
      {dated.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a part of the page that scrolls on its own, and is no section of it
        <div
          // Another scale begins at today again.
          key={zoom}
          ref={(element) => {
            const isNew = frame.current === null;
            frame.current = element;
            if (element && isNew) showToday();
          }}
          role="region"
          aria-label={t("timeline.label")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys
          tabIndex={0}
          className={styles.frame}
          onKeyDown={move}
        >
          <TimeLineHead scale={scale} zoom={zoom} />
          <ul
            aria-label={t("timeline.label")}
            className={classNames("plain-list", styles.lines)}
            style={
              {
                blockSize: `${virtualizer.getTotalSize()}px`,
                "--time": `${scale.width}px`,
              } as React.CSSProperties
            }
          >
            {virtualizer.getVirtualItems().map(({ key, index, start }) => {
              const line = lines[index];
              if (!line) return null;
              const at = { transform: `translateY(${start}px)` };
              if ("row" in line) {
                return (
                  <li
                    key={key}
                    data-place={line.place}
                    aria-setsize={dated.length}
                    aria-posinset={line.place + 1}
                    className={styles.line}
                    style={at}
                  >
                    <TimeLineRow row={line.row} scale={scale} today={today} />
                  </li>
                );
              }
              return (
                <li key={key} className={styles.groupLine} style={at}>
                  <h2 className={styles.group}>
                    {line.group} <span className={styles.count}>{line.count}</span>
                  </h2>
                </li>
              );
            })}
          </ul>
          <span aria-hidden="true" className={styles.today} />
        </div>
      )}
      {undated.length > 0 && (
        <Undated count={undated.length}>
          {undated.map((row) => (
            <li key={row.id}>
              <span className={styles.number}>{row.number}</span>{" "}
              <Link href={`/measures/${row.id}`}>{row.title}</Link>
            </li>
          ))}
        </Undated>
      )}
    </div>
  );
}

/** The lines from top to bottom: each working group, and behind it its measures in the order they came. */
function linesOf(rows: readonly NamedRow[]): Line[] {
  const groups = new Map<string, NamedRow[]>();
  for (const row of rows) {
    const known = groups.get(row.groupName);
    if (known) known.push(row);
    else groups.set(row.groupName, [row]);
  }
  let place = 0;
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other, "de"))
    .flatMap(([group, measures]): Line[] => [
      { group, count: measures.length },
      ...measures.map((row) => ({ row, place: place++ })),
    ]);
}
