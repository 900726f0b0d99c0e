import { type AuditFilter, deedKinds } from "@querschnitt/shared/api/audit";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../../api/useDirectory.ts";
import { Button } from "../../../ui/Button.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "./Audit.module.css";

/** What the list is asked for; days are the reader's own. */
export interface AuditQuestion {
  person: string;
  kind: AuditFilter["kind"] | "";
  from: string;
  until: string;
}

export const everything: AuditQuestion = { person: "", kind: "", from: "", until: "" };

/** A question as the server understands it: days become moments. */
export function filterOf({ person, kind, from, until }: AuditQuestion): AuditFilter {
  const begin = (day: string, later = 0): string => {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    return new Date(year, month - 1, date + later).toISOString();
  };
  return {
    ...(person && { person }),
    ...(kind && { kind }),
    ...(from && { from: begin(from) }),
    ...(until && { until: begin(until, 1) }),
  };
}

export function AuditFilters({
  value,
  onChange,
}: {
  value: AuditQuestion;
  onChange: (value: AuditQuestion) => void;
}) {
  const { t } = useTranslation("audit");
  const directory = useDirectory();
  const set = (change: Partial<AuditQuestion>) => onChange({ ...value, ...change });
  const kinds = deedKinds
    .map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  const isFiltered = Object.values(value).some((one) => one !== "");
  return (
    <search className={styles.filters} aria-label={t("filter.label")}>
      <Select
        label={t("filter.person")}
        value={value.person}
        options={[
          { value: "", label: t("filter.everybody") },
          ...directory.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(person) => set({ person })}
      />
      <Select
        label={t("filter.kind")}
        value={value.kind ?? ""}
        options={[{ value: "", label: t("filter.everything") }, ...kinds]}
        onValueChange={(kind) => set({ kind })}
      />
      <TextField
        label={t("filter.from")}
        type="date"
        max={value.until || undefined}
        value={value.from}
        onChange={(event) => set({ from: event.target.value })}
      />
      <TextField
        label={t("filter.until")}
        type="date"
        min={value.from || undefined}
        value={value.until}
        onChange={(event) => set({ until: event.target.value })}
      />
      <Button className={styles.clear} disabled={!isFiltered} onClick={() => onChange(everything)}>
        {t("filter.clear")}
      </Button>
    </search>
  );
}
