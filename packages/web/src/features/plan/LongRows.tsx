import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type FocusEvent, Fragment, useEffect, useLayoutEffect, useRef, useState } from "react";
import styles from "./PlanTable.module.css";
import type { LongRowsProps } from "./PlanTable.tsx";
import { PlanTableRow } from "./PlanTableRow.tsx";

/** Pixels a row takes before it has been measured: as a line, and as a card. */
const LINE = 52;
const CARD = 300;

/** Of many rows those that can be seen, those around them, and the one that has the focus. */
export function LongRows({ rows, columns, onReady }: LongRowsProps) {
  const top = useRef<HTMLTableRowElement>(null);
  const [offset, setOffset] = useState(0);
  /** Which row has the focus, or will have it: it stays drawn wherever one scrolls. */
  const [held, setHeld] = useState<number>();
  const wanted = useRef<number>(undefined);

  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (window.matchMedia("(min-width: 60.0625rem)").matches ? LINE : CARD),
    getItemKey: (place) => rows[place]?.id ?? place,
    overscan: 12,
    scrollMargin: offset,
    rangeExtractor: (range) => {
      const places = defaultRangeExtractor(range);
      if (held === undefined || held >= rows.length || places.includes(held)) return places;
      return [...places, held].sort((one, other) => one - other);
    },
  });

  useLayoutEffect(() => {
    const measure = (): void => {
      const element = top.current;
      if (element) setOffset(Math.round(element.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    // Something above has opened or closed.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    onReady((place) => {
      wanted.current = place;
      setHeld(place);
      virtualizer.scrollToIndex(place, { align: "auto" });
    });
    return () => onReady(undefined);
  }, [onReady, virtualizer]);
  useEffect(() => {
    const place = wanted.current;
    if (place === undefined) return;
    const link = top.current?.parentElement?.querySelector<HTMLElement>(`[data-index="${place}"] a`);
    if (!link) return;
    wanted.current = undefined;
    link.focus();
  });

  const hold = (event: FocusEvent<HTMLElement>): void => setHeld(Number(event.currentTarget.dataset.index));
  const items = virtualizer.getVirtualItems();
  let drawnTo = offset;
  const spaces = items.map(({ start, end }) => {
    const space = start - drawnTo;
    drawnTo = end;
    return space;
  });
  return (
    <>
      <Space ref={top} height={0} />
      {items.map(({ key, index }, place) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <Fragment key={key}>
            {(spaces[place] ?? 0) > 0 && <Space height={spaces[place] ?? 0} />}
            <PlanTableRow
              ref={virtualizer.measureElement}
              row={row}
              columns={columns}
              place={index}
              onFocus={hold}
            />
          </Fragment>
        );
      })}
      <Space height={Math.max(0, virtualizer.getTotalSize() + offset - drawnTo)} />
    </>
  );
}

/** The room of rows that are not drawn. */
function Space({ height, ref }: { height: number; ref?: React.Ref<HTMLTableRowElement> }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing here can take the focus
    <tr ref={ref} aria-hidden="true" className={styles.space} style={{ blockSize: `${height}px` }} />
  );
}
