import { phases } from "@querschnitt/shared/policy/phases";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./PlanFilters.module.css";
import { isFiltered, type NamedRow, type PlanColumn, type PlanQuery, planColumns } from "./planOrder.ts";

/** What the plan can be narrowed by; only values that occur are offered. */
export function PlanFilters({
  query,
  onChange,
  rows,
}: {
  query: PlanQuery;
  onChange: (change: Partial<PlanQuery>) => void;
  rows: readonly NamedRow[];
}) {
  const { t } = useTranslation(["plan", "common"]);
  const any = { value: "", label: t("common:all") };
  const groups = choices(rows.map((row) => [row.workingGroup, row.groupName]));
  const leads = choices(rows.map((row) => [row.leadOrganisation ?? "", row.leadName]));
  const usedPhases = phases.filter(
    (phase) => phase === query.phase || rows.some((row) => row.phase === phase),
  );
  return (
    <search className={styles.filters}>
      <TextField
        className={styles.text}
        label={t("filters.text")}
        type="search"
        maxLength={200}
        value={query.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Select
        label={t("columns.workingGroup")}
        value={query.workingGroup}
        options={[any, ...groups]}
        onValueChange={(workingGroup) => onChange({ workingGroup })}
      />
      <Select
        label={t("columns.phase")}
        value={query.phase}
        options={[
          { ...any, value: "" as const },
          ...usedPhases.map((value) => ({ value, label: t(`common:phases.${value}`) })),
        ]}
        onValueChange={(phase) => onChange({ phase })}
      />
      <Select
        label={t("columns.lead")}
        value={query.lead}
        options={[any, ...leads]}
        onValueChange={(lead) => onChange({ lead })}
      />
      {/* On a phone the table's headings, which sort it, are not there. */}
      <Select
        className={styles.sort}
        label={t("filters.sort")}
        value={`${query.descending ? "-" : ""}${query.sort}`}
        options={planColumns.flatMap((column) => [
          { value: column as string, label: t("filters.ascending", { column: t(`columns.${column}`) }) },
          { value: `-${column}`, label: t("filters.descending", { column: t(`columns.${column}`) }) },
        ])}
        onValueChange={(value) =>
          onChange({ sort: value.replace("-", "") as PlanColumn, descending: value.startsWith("-") })
        }
      />
      {isFiltered(query) && (
        <Button
          className={styles.clear}
          icon="close"
          variant="quiet"
          onClick={() => onChange({ text: "", workingGroup: "", phase: "", lead: "" })}
        >
          {t("filters.clear")}
        </Button>
      )}
    </search>
  );
}

function choices(pairs: [string, string][]): { value: string; label: string }[] {
  return [...new Map(pairs.filter(([value]) => value !== ""))]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, "de"));
}
