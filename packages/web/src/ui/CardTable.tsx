import type { ReactNode } from "react";
import styles from "./CardTable.module.css";

export interface CardColumn<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** Stands at the head of its card, without its label. */
  head?: boolean;
}

/** A table that becomes cards where there is no room for columns. */
export function CardTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  /** What the table is about, for screen readers. */
  caption: string;
  columns: readonly CardColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
}) {
  return (
    // The roles are named because a table laid out as cards loses its own.
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away
    <table className={styles.table} role="table">
      <caption className="visually-hidden">{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {columns.map(({ key, label }) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above
            <th key={key} role="columnheader" scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <tr key={rowKey(row)} role="row">
            {columns.map(({ key, label, cell, head }) => (
              // biome-ignore lint/a11y/noRedundantRoles: as above
              <td key={key} role="cell" data-label={label} data-head={head || undefined}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
