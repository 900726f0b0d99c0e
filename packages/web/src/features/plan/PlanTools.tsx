import { type ComponentType, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { ColumnChoice } from "./ColumnChoice.tsx";
import { ExportButton } from "./ExportButton.tsx";
import styles from "./PlanTools.module.css";
import { type PlanColumn, sortableColumns } from "./planColumns.ts";
import { filterParts, type PlanQuery, type PlanView } from "./planQuery.ts";
import type { NamedRow } from "./planRows.ts";

/** Above every view: search, filters, what was saved of them, and what the list shows. */
export function PlanTools({
  view,
  query,
  onAsk,
  text,
  onText,
  filtersOpen,
  onFiltersOpen,
  columns,
  onColumns,
  rows,
  SavedFilterList,
}: {
  view: PlanView;
  query: PlanQuery;
  onAsk: (change: Partial<PlanQuery>) => void;
  text: string;
  onText: (text: string) => void;
  filtersOpen: boolean;
  onFiltersOpen: (open: boolean) => void;
  columns: readonly PlanColumn[];
  onColumns: (columns: PlanColumn[]) => void;
  /** What is shown. */
  rows: readonly NamedRow[];
  SavedFilterList: ComponentType<{ onOpen: () => void }>;
}) {
  const { t } = useTranslation("plan");
  const count = filterParts(query).length;
  return (
    <search className={styles.tools}>
      <TextField
        className={styles.text}
        label={t("filters.text")}
        type="search"
        maxLength={200}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      {/* On a phone the table's headings, which sort it, are not there. */}
      {view === "list" && (
        <Select
          className={styles.sort}
          label={t("filters.sort")}
          value={`${query.descending ? "-" : ""}${query.sort}`}
          options={sortableColumns.flatMap((column) => [
            { value: column as string, label: t("filters.ascending", { column: t(`columns.${column}`) }) },
            { value: `-${column}`, label: t("filters.descending", { column: t(`columns.${column}`) }) },
          ])}
          onValueChange={(value) =>
            onAsk({ sort: value.replace("-", "") as PlanColumn, descending: value.startsWith("-") })
          }
        />
      )}
      <div className={styles.buttons}>
        <Button icon="filter" aria-expanded={filtersOpen} onClick={() => onFiltersOpen(!filtersOpen)}>
          {count > 0 ? t("filters.openCount", { count }) : t("filters.open")}
        </Button>
        <Popover label={t("savedFilters")} trigger={<Button icon="bookmark">{t("savedFilters")}</Button>}>
          {(close) => (
            <Suspense fallback={<Skeleton />}>
              <SavedFilterList onOpen={close} />
            </Suspense>
          )}
        </Popover>
        {view === "list" && <ColumnChoice columns={columns} onChange={onColumns} />}
        {view !== "commitments" && <ExportButton rows={rows} columns={columns} />}
      </div>
    </search>
  );
}
