import { type ComponentType, type KeyboardEvent, memo, Suspense, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/Icon.tsx";
import { SideScroll } from "../../ui/SideScroll.tsx";
import { usePrinting } from "../../ui/usePrinting.ts";
import styles from "./PlanTable.module.css";
import { PlanTableRow } from "./PlanTableRow.tsx";
import { placeForKey } from "./placeForKey.ts";
import type { PlanColumn } from "./planColumns.ts";
import type { PlanQuery } from "./planQuery.ts";
import type { NamedRow } from "./planRows.ts";

/** So many rows are drawn without a thought; of more, only those that can be seen. */
export const MANY_ROWS = 100;

/** Width of a column in rem; the title has what is left. */
const widths: Record<PlanColumn, number> = {
  number: 5,
  title: 15,
  workingGroup: 10,
  lead: 12,
  phase: 8.5,
  trafficLight: 9,
  period: 8,
  priority: 6,
  openThreads: 8,
  changedAt: 7.5,
  role: 8,
};

export interface LongRowsProps {
  rows: readonly NamedRow[];
  columns: readonly PlanColumn[];
  /** Lets the table move the focus to a row that is not drawn. */
  onReady: (focusRow: ((place: number) => void) | undefined) => void;
}

/** The measures as a table, which becomes cards where there is no room for columns. */
export const PlanTable = memo(function PlanTable({
  rows,
  columns,
  query,
  onAsk,
  LongRows,
}: {
  rows: readonly NamedRow[];
  columns: readonly PlanColumn[];
  query: PlanQuery;
  onAsk: (change: Partial<PlanQuery>) => void;
  /** Draws the rows of a long table. */
  LongRows: ComponentType<LongRowsProps>;
}) {
  const { t } = useTranslation("plan");
  const frame = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const focusFar = useRef<(place: number) => void>(undefined);
  const isPrinting = usePrinting();
  // On paper there is no scrolling.
  const isLong = rows.length > MANY_ROWS && !isPrinting;
  const width = columns.reduce((sum, column) => sum + widths[column], 0);

  const move = (event: KeyboardEvent): void => {
    const from = (event.target as HTMLElement).closest<HTMLElement>("[data-index]");
    const place = placeForKey(event, Number(from?.dataset.index), rows.length);
    if (from === null || place === undefined) return;
    event.preventDefault();
    if (focusFar.current) focusFar.current(place);
    else table.current?.querySelector<HTMLElement>(`[data-index="${place}"] a`)?.focus();
  };

  const drawn = (some: readonly NamedRow[]) =>
    some.map((row, place) => <PlanTableRow key={row.id} row={row} columns={columns} place={place} />);
  return (
    <SideScroll frame={frame} className={styles.frame}>
      <table
        ref={table}
        className={styles.table}
        // biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away
        role="table"
        aria-rowcount={rows.length + 1}
        style={{ "--width": `${width}rem` } as React.CSSProperties}
        onKeyDown={move}
      >
        <caption className="visually-hidden">
          {t("title")}. {t("arrowKeys")}
        </caption>
        <colgroup>
          {columns.map((column) => (
            <col
              key={column}
              style={column === "title" ? undefined : { inlineSize: `${widths[column]}rem` }}
            />
          ))}
        </colgroup>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <tr role="row" aria-rowindex={1}>
            {columns.map((column) => (
              <Heading key={column} column={column} query={query} onAsk={onAsk} />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tbody role="rowgroup">
          {isLong ? (
            <Suspense fallback={drawn(rows.slice(0, MANY_ROWS))}>
              <LongRows
                rows={rows}
                columns={columns}
                onReady={(focusRow) => {
                  focusFar.current = focusRow;
                }}
              />
            </Suspense>
          ) : (
            drawn(rows)
          )}
        </tbody>
      </table>
    </SideScroll>
  );
});

function Heading({
  column,
  query,
  onAsk,
}: {
  column: PlanColumn;
  query: PlanQuery;
  onAsk: (change: Partial<PlanQuery>) => void;
}) {
  const { t } = useTranslation("plan");
  if (column === "role") {
    return (
      // biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away
      <th role="columnheader" scope="col">
        {t(`columns.${column}`)}
      </th>
    );
  }
  const sorted = query.sort === column;
  const direction = query.descending ? "descending" : "ascending";
  return (
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away
    <th role="columnheader" scope="col" aria-sort={sorted ? direction : "none"}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onAsk({ sort: column, descending: sorted && !query.descending })}
      >
        {t(`columns.${column}`)}
        <Icon
          name={!sorted ? "sort" : query.descending ? "chevron-down" : "chevron-up"}
          {...(!sorted && styles.unsorted && { className: styles.unsorted })}
        />
      </button>
    </th>
  );
}
