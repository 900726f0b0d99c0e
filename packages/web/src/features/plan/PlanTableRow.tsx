import { type ComponentPropsWithRef, memo } from "react";
import { useTranslation } from "react-i18next";
import { PlanCell } from "./PlanCell.tsx";
import styles from "./PlanTable.module.css";
import type { PlanColumn } from "./planColumns.ts";
import type { NamedRow } from "./planRows.ts";

/** One measure as a row of the table; `place` counts from 0. */
export const PlanTableRow = memo(function PlanTableRow({
  row,
  columns,
  place,
  ...rest
}: {
  row: NamedRow;
  columns: readonly PlanColumn[];
  place: number;
} & ComponentPropsWithRef<"tr">) {
  const { t } = useTranslation("plan");
  return (
    // The roles are named because a table laid out as cards loses its own. The first row is the headings'.
    // biome-ignore lint/a11y/noRedundantRoles: display: grid takes the native role away
    <tr role="row" className={styles.row} aria-rowindex={place + 2} data-index={place} {...rest}>
      {columns.map((column) => (
        <td
          // biome-ignore lint/a11y/noRedundantRoles: as above
          role="cell"
          key={column}
          data-label={t(`columns.${column}`)}
          data-empty={isEmpty(column, row) || undefined}
          className={styles[column]}
        >
          <PlanCell column={column} row={row} />
        </td>
      ))}
    </tr>
  );
});

/** Whether nothing is known: a card leaves it out. */
function isEmpty(column: PlanColumn, row: NamedRow): boolean {
  if (column === "period") return row.start === null && row.end === null && !row.continuous;
  return (
    (column === "priority" && row.priority === null) || (column === "workingGroup" && row.groupName === "")
  );
}
