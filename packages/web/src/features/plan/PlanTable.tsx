import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { Icon } from "../../ui/Icon.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import styles from "./PlanTable.module.css";
import { type NamedRow, type PlanColumn, type PlanQuery, planColumns } from "./planOrder.ts";

/** The measures as a table, which becomes cards where there is no room for columns. */
export function PlanTable({
  rows,
  query,
  onChange,
}: {
  rows: readonly NamedRow[];
  query: PlanQuery;
  onChange: (change: Partial<PlanQuery>) => void;
}) {
  const { t } = useTranslation(["plan", "common"]);
  return (
    // The roles are named because a table laid out as cards loses its own.
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away
    <table className={styles.table} role="table">
      <caption className="visually-hidden">{t("title")}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {planColumns.map((column) => (
            <SortableHeading key={column} column={column} query={query} onChange={onChange} />
          ))}
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <th role="columnheader" scope="col">
            {t("columns.role")}
          </th>
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          <PlanTableRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function SortableHeading({
  column,
  query,
  onChange,
}: {
  column: PlanColumn;
  query: PlanQuery;
  onChange: (change: Partial<PlanQuery>) => void;
}) {
  const { t } = useTranslation("plan");
  const sorted = query.sort === column;
  const direction = query.descending ? "descending" : "ascending";
  return (
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away
    <th role="columnheader" scope="col" aria-sort={sorted ? direction : "none"}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => onChange({ sort: column, descending: sorted && !query.descending })}
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

function PlanTableRow({ row }: { row: NamedRow }) {
  const { t } = useTranslation(["plan", "common"]);
  const directory = useDirectory();
  const lead = directory.organisation(row.leadOrganisation);
  const cell = (column: string) => ({ role: "cell", "data-label": t(`columns.${column}`) });
  return (
    // biome-ignore lint/a11y/noRedundantRoles: display: block takes the native role away
    <tr role="row" className={styles.row}>
      <td {...cell("number")} className={styles.number}>
        {row.number}
      </td>
      <td {...cell("title")} className={styles.title}>
        <Link href={`/measures/${row.id}`}>{row.title}</Link>
      </td>
      <td {...cell("workingGroup")}>{row.groupName || "–"}</td>
      <td {...cell("lead")}>
        {lead ? <OrganisationMark group={lead.stakeholderGroup} name={lead.name} /> : t("noLead")}
      </td>
      <td {...cell("phase")}>
        <PhaseBadge phase={row.phase} />
      </td>
      <td {...cell("openThreads")} className={styles.count}>
        {row.openThreads}
      </td>
      <td {...cell("changedAt")}>
        <RelativeTime value={row.changedAt} />
      </td>
      <td {...cell("role")}>{t(row.moderates ? "moderates" : `common:measureRoles.${row.role}`)}</td>
    </tr>
  );
}
