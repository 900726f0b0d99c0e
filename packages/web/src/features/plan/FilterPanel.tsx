import { phases } from "@querschnitt/shared/policy/phases";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./FilterPanel.module.css";
import { lightOrder, NO_LEAD, type PlanQuery, priorityOrder } from "./planQuery.ts";
import type { NamedRow } from "./planRows.ts";

/** A long list of organisations must not push everything else off the page: so many are shown until one asks for all. */
const FEW = 6;

export interface FilterPanelProps {
  query: PlanQuery;
  onAsk: (change: Partial<PlanQuery>) => void;
  /** The whole plan: only values that occur in it are offered. */
  rows: readonly NamedRow[];
}

/** Everything the plan can be narrowed by, several values of each kind. */
export function FilterPanel({ query, onAsk, rows }: FilterPanelProps) {
  const { t } = useTranslation("planViews");
  const { t: plan } = useTranslation("plan");
  const directory = useDirectory();
  const used = useMemo(
    () => ({
      groups: new Set(rows.map(({ workingGroup }) => workingGroup)),
      phases: new Set(rows.map(({ phase }) => phase)),
      leads: new Set(rows.map(({ leadOrganisation }) => leadOrganisation ?? NO_LEAD)),
      involved: new Set(rows.flatMap(({ involved }) => [...involved])),
    }),
    [rows],
  );
  const named = (list: readonly { id: string; name: string }[], some: ReadonlySet<string>) =>
    list.filter(({ id }) => some.has(id)).map(({ id, name }) => ({ value: id, label: name }));

  return (
    <div className={styles.panel}>
      <Choices
        label={plan("columns.workingGroup")}
        options={named(directory.workingGroups, used.groups)}
        chosen={query.workingGroup}
        onChange={(workingGroup) => onAsk({ workingGroup })}
      />
      <Choices
        label={plan("columns.phase")}
        options={phases
          .filter((phase) => used.phases.has(phase) || query.phase.includes(phase))
          .map((value) => ({ value, label: plan(`common:phases.${value}`) }))}
        chosen={query.phase}
        onChange={(phase) => onAsk({ phase })}
      />
      <Choices
        label={plan("columns.trafficLight")}
        options={lightOrder.map((value) => ({ value, label: plan(`standing:light.${value}`) }))}
        chosen={query.trafficLight}
        onChange={(trafficLight) => onAsk({ trafficLight })}
      />
      <Choices
        label={plan("columns.priority")}
        options={priorityOrder.map((value) => ({ value, label: plan(`priorities.${value}`) }))}
        chosen={query.priority}
        onChange={(priority) => onAsk({ priority })}
      />
      <Choices
        label={plan("columns.lead")}
        options={[
          ...named(directory.organisations, used.leads),
          ...(used.leads.has(NO_LEAD) ? [{ value: NO_LEAD, label: plan("noLead") }] : []),
        ]}
        chosen={query.lead}
        onChange={(lead) => onAsk({ lead })}
      />
      <Choices
        label={t("filter.organisation")}
        hint={t("filter.organisationHint")}
        options={named(directory.organisations, used.involved)}
        chosen={query.organisation}
        onChange={(organisation) => onAsk({ organisation })}
      />
      <Group label={t("filter.period")} hint={t("filter.periodHint")}>
        <Day label={t("filter.from")} value={query.from} onChange={(from) => onAsk({ from })} />
        <Day label={t("filter.until")} value={query.until} onChange={(until) => onAsk({ until })} />
      </Group>
      <Group label={t("filter.more")}>
        <Checkbox
          label={t("filter.overdue")}
          checked={query.overdue}
          onCheckedChange={(overdue) => onAsk({ overdue })}
        />
        <Checkbox label={t("filter.mine")} checked={query.mine} onCheckedChange={(mine) => onAsk({ mine })} />
        <Day
          label={t("filter.changedSince")}
          value={query.changedSince}
          onChange={(changedSince) => onAsk({ changedSince })}
        />
      </Group>
    </div>
  );
}

function Group({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </fieldset>
  );
}

function Choices<Value extends string>({
  label,
  hint,
  options,
  chosen,
  onChange,
}: {
  label: string;
  hint?: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
}) {
  const { t } = useTranslation("planViews");
  const [isOpen, setOpen] = useState(false);
  if (options.length === 0) return null;
  const shown =
    isOpen || options.length <= FEW + 1
      ? options
      : options.filter(({ value }, index) => index < FEW || chosen.includes(value));
  return (
    <Group label={label} {...(hint && { hint })}>
      <div>
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
            }
          />
        ))}
      </div>
      {options.length > FEW + 1 && (
        <Button
          size="small"
          variant="quiet"
          className={styles.more}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t("filter.fewer") : t("showMore", { count: options.length - shown.length })}
        </Button>
      )}
    </Group>
  );
}

function Day({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextField type="date" label={label} value={value} onChange={(event) => onChange(event.target.value)} />
  );
}
