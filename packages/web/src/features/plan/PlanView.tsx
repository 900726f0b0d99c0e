import { type ComponentType, Suspense, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { useCommitments, usePlan } from "../../api/usePlan.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useToday } from "../../ui/useToday.ts";
import type { CommitmentsViewProps } from "./CommitmentsView.tsx";
import { FilterChips } from "./FilterChips.tsx";
import type { FilterPanelProps } from "./FilterPanel.tsx";
import type { PhaseBoardProps } from "./PhaseBoard.tsx";
import { type LongRowsProps, MANY_ROWS, PlanTable } from "./PlanTable.tsx";
import { PlanTools } from "./PlanTools.tsx";
import { rememberColumns, shownColumns } from "./planColumns.ts";
import { filterParts, noFilter, type PlanQuery } from "./planQuery.ts";
import { type NamedRow, nameRows, planRows } from "./planRows.ts";
import type { TimeLineProps } from "./TimeLine.tsx";
import { type PlanNavigation, usePlanPlace } from "./usePlanPlace.ts";
import { useTextDraft } from "./useTextDraft.ts";
import { ViewSwitch } from "./ViewSwitch.tsx";

/** What the plan is made of beyond its first view; the page says how each comes. */
export interface PlanParts {
  NewMeasureDialog: ComponentType<{ open: boolean; onOpenChange: (open: boolean) => void }>;
  FilterPanel: ComponentType<FilterPanelProps>;
  SavedFilterList: ComponentType<{ onOpen: () => void }>;
  LongRows: ComponentType<LongRowsProps>;
  PhaseBoard: ComponentType<Omit<PhaseBoardProps, "MoveDialog">>;
  TimeLine: ComponentType<TimeLineProps>;
  CommitmentsView: ComponentType<CommitmentsViewProps>;
}

/** The plan: every measure one may see, filtered, sorted and laid out as the address says. */
export function PlanView({ parts }: { parts: PlanParts }) {
  const { t } = useTranslation("plan");
  const problemText = useProblemText();
  const me = useMe();
  const plan = usePlan();
  const directory = useDirectory();
  // Drawn without the names, the rows would grow once they come, and move what is being read.
  const isNamed = directory.known || Boolean(directory.error);
  // In pieces of some milliseconds: a slow phone goes on answering while the rows are drawn.
  const shown = useDeferredValue(isNamed ? plan.data : undefined);
  const [creating, setCreating] = useState(false);
  const mayCreate = me.mayCreateIn.length > 0;
  const createButton = mayCreate && (
    <Button variant="primary" icon="add" onClick={() => setCreating(true)}>
      {t("create.open")}
    </Button>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={shown && shown.length > 0 && createButton}>
      {plan.error && plan.data === undefined && (
        <Alert
          tone="warning"
          live
          actions={<Button onClick={() => void plan.refetch()}>{t("common:retry")}</Button>}
        >
          {problemText(plan.error)}
        </Alert>
      )}
      {shown && (plan.error || plan.fetchStatus === "paused") && (
        <Alert tone="warning">
          {t("notCurrent")} <RelativeTime value={plan.dataUpdatedAt} />.
        </Alert>
      )}
      {shown === undefined && !plan.error && (
        <div data-loading>
          <Skeleton lines={6} />
        </div>
      )}
      {shown?.length === 0 && (
        <EmptyState title={t("empty.title")} actions={createButton}>
          {t(mayCreate ? "empty.mayCreate" : me.workspaceRole === "guest" ? "empty.guest" : "empty.member")}
        </EmptyState>
      )}
      {shown && shown.length > 0 && <Measures parts={parts} />}
      {creating && (
        <Suspense>
          <parts.NewMeasureDialog open onOpenChange={setCreating} />
        </Suspense>
      )}
    </Page>
  );
}

/** The measures in the view that is chosen. */
function Measures({ parts }: { parts: PlanParts }) {
  const { t } = useTranslation("plan");
  const me = useMe();
  const { data: known } = usePlan();
  const { data: commitments } = useCommitments();
  const directory = useDirectory();
  const today = useToday();
  const navigation = usePlanPlace();
  const { place, ask } = navigation;
  const [text, setText] = useTextDraft(place.query.text, (written) => ask({ text: written }));
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [columns, setColumns] = useState(shownColumns);

  const named = useMemo(
    () => nameRows(known ?? [], commitments ?? [], directory, today),
    [known, commitments, directory, today],
  );
  // A key shows in the field at once; the rows follow as soon as there is time.
  const sought = useDeferredValue(text);
  const query = useMemo(() => ({ ...place.query, text: sought }), [place.query, sought]);
  const rows = useMemo(() => planRows(named, query, me.organisation.id), [named, query, me.organisation.id]);
  const askAlso = (change: Partial<PlanQuery>): void => {
    if (change.text !== undefined) setText(change.text);
    ask(change);
  };

  return (
    <>
      <ViewSwitch place={place} />
      <PlanTools
        view={place.view}
        query={query}
        onAsk={ask}
        text={text}
        onText={setText}
        filtersOpen={filtersOpen}
        onFiltersOpen={setFiltersOpen}
        columns={columns}
        onColumns={(chosen) => {
          rememberColumns(chosen);
          setColumns(chosen);
        }}
        rows={rows}
        SavedFilterList={parts.SavedFilterList}
      />
      {filtersOpen && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <parts.FilterPanel query={query} onAsk={ask} rows={named} />
        </Suspense>
      )}
      <FilterChips query={query} onAsk={askAlso} />
      <p role="status">
        {t("count", { count: rows.length, total: named.length })}{" "}
        {place.view === "list" && rows.length > MANY_ROWS && t("findInPage")}
      </p>
      {rows.length > 0 || place.view === "board" ? (
        <Suspense fallback={<Skeleton lines={8} />}>
          <Chosen {...{ parts, navigation, query, rows, columns }} />
        </Suspense>
      ) : (
        <EmptyState
          title={t("nothingFound.title")}
          actions={
            filterParts(query).length > 0 && (
              <Button icon="close" onClick={() => askAlso(noFilter)}>
                {t("filters.clear")}
              </Button>
            )
          }
        >
          {t("nothingFound.text")}
        </EmptyState>
      )}
    </>
  );
}

function Chosen({
  parts,
  navigation: { place, ask, go },
  query,
  rows,
  columns,
}: {
  parts: PlanParts;
  navigation: PlanNavigation;
  query: PlanQuery;
  rows: readonly NamedRow[];
  columns: ReturnType<typeof shownColumns>;
}) {
  switch (place.view) {
    case "list":
      return <PlanTable rows={rows} columns={columns} query={query} onAsk={ask} LongRows={parts.LongRows} />;
    case "board":
      return <parts.PhaseBoard rows={rows} />;
    case "timeline":
      return <parts.TimeLine rows={rows} zoom={place.zoom} onZoom={(zoom) => go({ zoom })} />;
    case "commitments":
      return <parts.CommitmentsView rows={rows} who={place.who} onWho={(who) => go({ who })} />;
  }
}
