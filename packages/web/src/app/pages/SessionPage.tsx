import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useSitting, useSittings } from "../../api/sittings.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import type { SessionViewName } from "../../features/sessions/SessionFrame.tsx";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { LoadingPage } from "./LoadingPage.tsx";
import { SessionView } from "./SessionView.tsx";

/** One session; opens offline if this device has held it before. */
export function SessionPage({ id, view }: { id: string; view: SessionViewName }) {
  const { t } = useTranslation(["sessions", "common"]);
  const problemText = useProblemText();
  const session = useSitting(id);
  const sessions = useSittings();
  const directory = useDirectory();
  const { error } = session;
  // The list may be stored where this session's own answer is not.
  const known = session.data ?? sessions.data?.find((one) => one.id === id);
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 403))
    return (
      <Page title={t("gone.title")} width="narrow">
        <EmptyState title={t("gone.title")}>{t("gone.meaning")}</EmptyState>
      </Page>
    );
  if (known && (directory.known || directory.error)) return <SessionView session={known} view={view} />;
  if (error && !session.isFetching)
    return (
      <Page title={t("title")} width="narrow">
        <Alert tone="danger">{problemText(error)}</Alert>
        <div>
          <Button onClick={() => void session.refetch()}>{t("common:retry")}</Button>
        </div>
      </Page>
    );
  return <LoadingPage tall />;
}
