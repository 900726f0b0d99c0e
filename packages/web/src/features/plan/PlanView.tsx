import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { usePlan } from "../../api/usePlan.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { PlanFilters } from "./PlanFilters.tsx";
import { PlanTable } from "./PlanTable.tsx";
import { isFiltered, type PlanQuery, planRows, readPlanQuery, writePlanQuery } from "./planOrder.ts";

const NewMeasureDialog = lazy(() =>
  import("./NewMeasureDialog.tsx").then((m) => ({ default: m.NewMeasureDialog })),
);

/** The plan: every measure one may see, filtered and sorted as the address says. */
export function PlanView() {
  const { t } = useTranslation("plan");
  const problemText = useProblemText();
  const me = useMe();
  const plan = usePlan();
  const directory = useDirectory();
  const search = useSearch();
  const [, navigate] = useLocation();
  const [creating, setCreating] = useState(false);

  const query = useMemo(() => readPlanQuery(search), [search]);
  const named = useMemo(
    () =>
      (plan.data ?? []).map((row) => ({
        ...row,
        groupName: directory.workingGroup(row.workingGroup)?.name ?? "",
        leadName: directory.organisation(row.leadOrganisation)?.name ?? "",
      })),
    [plan.data, directory],
  );
  const rows = useMemo(() => planRows(named, query), [named, query]);
  const change = (next: Partial<PlanQuery>) => {
    const written = writePlanQuery({ ...query, ...next });
    navigate(written ? `/?${written}` : "/", { replace: true });
  };

  const mayCreate = me.mayCreateIn.length > 0;
  const createButton = mayCreate && (
    <Button variant="primary" icon="add" onClick={() => setCreating(true)}>
      {t("create.open")}
    </Button>
  );

  return (
    <Page title={t("title")} lead={t("lead")} actions={named.length > 0 && createButton}>
      {plan.error && plan.data === undefined && (
        <Alert
          tone="warning"
          live
          actions={<Button onClick={() => void plan.refetch()}>{t("common:retry")}</Button>}
        >
          {problemText(plan.error)}
        </Alert>
      )}
      {plan.data && (plan.error || plan.fetchStatus === "paused") && (
        <Alert tone="warning">
          {t("notCurrent")} <RelativeTime value={plan.dataUpdatedAt} />.
        </Alert>
      )}
      {plan.data === undefined && !plan.error && <Skeleton lines={6} />}
      {plan.data?.length === 0 && (
        <EmptyState title={t("empty.title")} actions={createButton}>
          {t(mayCreate ? "empty.mayCreate" : me.workspaceRole === "guest" ? "empty.guest" : "empty.member")}
        </EmptyState>
      )}
      {named.length > 0 && (
        <>
          <PlanFilters query={query} onChange={change} rows={named} />
          <p role="status">{t("count", { count: rows.length, total: named.length })}</p>
          {rows.length > 0 ? (
            <PlanTable rows={rows} query={query} onChange={change} />
          ) : (
            <EmptyState
              title={t("nothingFound.title")}
              actions={
                isFiltered(query) && (
                  <Button
                    icon="close"
                    onClick={() => change({ text: "", workingGroup: "", phase: "", lead: "" })}
                  >
                    {t("filters.clear")}
                  </Button>
                )
              }
            >
              {t("nothingFound.text")}
            </EmptyState>
          )}
        </>
      )}
      {creating && (
        <Suspense>
          <NewMeasureDialog open onOpenChange={setCreating} />
        </Suspense>
      )}
    </Page>
  );
}
