import { useTranslation } from "react-i18next";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

/** When nothing is kept on this device and the server does not answer. */
export function UnreachablePage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation("common");
  const problemText = useProblemText();
  return (
    <Page title={t("appName")} width="narrow">
      <Alert
        tone="warning"
        live
        actions={
          <Button icon="refresh" onClick={onRetry}>
            {t("retry")}
          </Button>
        }
      >
        {problemText(error)}
      </Alert>
    </Page>
  );
}
