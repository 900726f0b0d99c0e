import { stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import { type ReactNode, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { useCommitments } from "../../api/usePlan.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useStakeholderLook } from "../../ui/stakeholder.ts";
import { useToday } from "../../ui/useToday.ts";
import styles from "./CommitmentsView.module.css";
import { CommitmentTable } from "./CommitmentTable.tsx";
import { type CommitmentOrder, commitmentOrders, involvementOf, organisationsOf } from "./commitmentRows.ts";
import type { NamedRow } from "./planRows.ts";

export interface CommitmentsViewProps {
  rows: readonly NamedRow[];
  /** A stakeholder group or an organisation's id; "" for the reader's own organisation. */
  who: string;
  onWho: (who: string) => void;
}

/** What a stakeholder group or an organisation has taken on: "Was hat die Polizei zugesagt?" */
export function CommitmentsView({ rows, who, onWho }: CommitmentsViewProps) {
  const { t } = useTranslation("planViews");
  const me = useMe();
  const directory = useDirectory();
  const problemText = useProblemText();
  const look = useStakeholderLook();
  const today = useToday();
  const commitments = useCommitments();
  const [order, setOrder] = useState<CommitmentOrder>("deadline");
  const chosen = who || me.organisation.id;
  const organisations = useMemo(
    () => organisationsOf(chosen, directory.organisations),
    [chosen, directory.organisations],
  );
  const involvement = useMemo(
    () => involvementOf(organisations, rows, commitments.data ?? [], today, order),
    [organisations, rows, commitments.data, today, order],
  );
  const group = stakeholderGroups.find((one) => one === chosen);
  const name = group ? look(group).name : (organisations[0]?.name ?? t("common:unknownOrganisation"));
  const { counts, tasks, leads, partners } = involvement;

  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <Select
          label={t("commitments.who")}
          value={chosen}
          options={[
            ...stakeholderGroups.map((value) => ({
              value: value as string,
              label: t("commitments.wholeGroup", { group: look(value).name }),
            })),
            ...directory.organisations.map(({ id, name: label }) => ({ value: id, label })),
          ]}
          onValueChange={onWho}
        />
        <Select
          label={t("commitments.order")}
          value={order}
          options={commitmentOrders.map((value) => ({ value, label: t(`commitments.orders.${value}`) }))}
          onValueChange={setOrder}
        />
      </div>
      {commitments.error && !commitments.data && (
        <Alert
          tone="warning"
          live
          actions={<Button onClick={() => void commitments.refetch()}>{t("common:retry")}</Button>}
        >
          {problemText(commitments.error)}
        </Alert>
      )}
      {!commitments.data && !commitments.error && <Skeleton lines={5} />}
      {commitments.data && (
        <>
          <Part title={t("commitments.title", { name })}>
            <p role="status">
              {t("commitments.tasks", { count: counts.tasks })}{" "}
              {counts.tasks > 0 && (
                <>
                  {t("commitments.inMeasures", { count: counts.measures })}{" "}
                  {t("commitments.states", {
                    done: counts.done,
                    open: counts.open,
                    accepted: counts.accepted,
                  })}{" "}
                  {counts.overdue > 0 && (
                    <strong>{t("commitments.overdue", { count: counts.overdue })}</strong>
                  )}
                </>
              )}
            </p>
            {tasks.length > 0 ? (
              <CommitmentTable key={chosen} tasks={tasks} showOrganisation={organisations.length > 1} />
            ) : (
              <EmptyState title={t("commitments.noTasks")}>{t("commitments.noTasksText")}</EmptyState>
            )}
          </Part>
          <Part title={t("commitments.leads", { count: leads.length })}>
            <Roles rows={leads} />
          </Part>
          <Part title={t("commitments.partners", { count: partners.length })}>
            <Roles rows={partners} />
          </Part>
        </>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.part}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}

const STEP = 20;

function Roles({ rows }: { rows: readonly NamedRow[] }) {
  const { t } = useTranslation("planViews");
  const [limit, setLimit] = useState(STEP);
  if (rows.length === 0) return null;
  return (
    <>
      <ul className={classNames("plain-list", styles.roles)}>
        {rows.slice(0, limit).map((row) => (
          <li key={row.id}>
            <span className={styles.number}>{row.number}</span>
            <Link href={`/measures/${row.id}`}>{row.title}</Link>
            <PhaseBadge phase={row.phase} />
          </li>
        ))}
      </ul>
      {rows.length > limit && (
        <Button size="small" className={styles.more} onClick={() => setLimit(limit + STEP)}>
          {t("showMore", { count: rows.length - limit })}
        </Button>
      )}
    </>
  );
}
