import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMeasure } from "../../api/useMeasures.ts";
import { usePlan } from "../../api/usePlan.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { MeasureFailed, MeasureNotFound, MeasureNotStored } from "../../features/measure/MeasureProblem.tsx";
import { useRoom } from "../../sync/useRoom.ts";
import { LoadingPage } from "./LoadingPage.tsx";
import { MeasureView } from "./MeasureView.tsx";

/** One measure; opens offline if this device has held it before. */
export function MeasurePage({ id }: { id: string }) {
  const { i18n } = useTranslation();
  const problemText = useProblemText();
  const measure = useMeasure(id);
  const plan = usePlan();
  const directory = useDirectory();
  const draft = useRoom({ kind: "draft", measure: id });
  // The plan may be stored where this measure's own answer is not.
  const row: MeasureRow | undefined = measure.data ?? plan.data?.find((one) => one.id === id);
  const { error } = measure;
  // Drawn without the names, the head would grow once they come, and push the text away.
  const isNamed = directory.known || Boolean(directory.error);

  const isThere = draft !== undefined && (draft.status.ready || draft.status.connection !== "offline");
  const isDrawable = row !== undefined && isThere && isNamed;
  // Drawn in pieces of some milliseconds: a slow phone goes on answering meanwhile.
  const isDrawn = useDeferredValue(isDrawable, false);

  if (error instanceof ApiProblem && (error.status === 404 || error.status === 403))
    return <MeasureNotFound />;
  if (draft?.status.problem === "no-access") return <MeasureNotFound />;
  if (isDrawable) {
    if (!isDrawn) return <LoadingPage tall />;
    // Another language rebuilds the editor, whose labels are fixed when it is made.
    return <MeasureView key={i18n.language} measure={row} draft={draft} />;
  }
  // While it is still being asked for, the answer may be that there is no such measure: a room that is refused looks like no network.
  if (draft?.status.connection === "offline" && !measure.isFetching) return <MeasureNotStored />;
  if (error && !measure.isFetching) {
    return <MeasureFailed text={problemText(error)} onRetry={() => void measure.refetch()} />;
  }
  return <LoadingPage tall />;
}
