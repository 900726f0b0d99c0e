import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useHistory } from "../../api/history.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMeasure } from "../../api/useMeasures.ts";
import { usePlan } from "../../api/usePlan.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { HistoryView } from "../../features/history/HistoryView.tsx";
import { MeasureNotFound } from "../../features/measure/MeasureProblem.tsx";
import { useRoom } from "../../sync/useRoom.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";
import { LoadingPage } from "./LoadingPage.tsx";

const isRefusal = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 404 || error.status === 403);

/** How a measure became what it is. The history lies on the server; its present state is what the rooms hold. */
export function HistoryPage({ id }: { id: string }) {
  const { t } = useTranslation(["history", "common"]);
  const problemText = useProblemText();
  const measure = useMeasure(id);
  const plan = usePlan();
  const history = useHistory(id);
  const directory = useDirectory();
  const draft = useRoom({ kind: "draft", measure: id });
  const record = useRoom({ kind: "record", measure: id });
  const row: MeasureRow | undefined = measure.data ?? plan.data?.find((one) => one.id === id);
  if (isRefusal(measure.error)) return <MeasureNotFound />;
  if (row && draft && history.data)
    return <HistoryView key={id} measure={row} history={history.data} {...{ draft, record, directory }} />;
  const error = history.error ?? measure.error;
  if (error && !history.isFetching)
    return (
      <Page title={t("failed")} width="narrow" lead={t(isRefusal(error) ? "notAllowed" : "offline")}>
        {!isRefusal(error) && (
          <Alert
            tone="warning"
            live
            actions={<Button onClick={() => void history.refetch()}>{t("common:retry")}</Button>}
          >
            {problemText(error)}
          </Alert>
        )}
      </Page>
    );
  return <LoadingPage tall />;
}
