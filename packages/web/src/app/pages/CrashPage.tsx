import { useTranslation } from "react-i18next";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

/** Stands where a page broke. */
export function CrashPage({ error }: { error: Error }) {
  const { t } = useTranslation("common");
  return (
    <Page title={t("crash.title")} width="narrow">
      <Alert tone="danger" live>
        {t("crash.text")}
      </Alert>
      <div>
        <Button variant="primary" icon="refresh" onClick={() => window.location.reload()}>
          {t("crash.reload")}
        </Button>
      </div>
      <details>
        <summary>{t("crash.details")}</summary>
        <pre style={{ whiteSpace: "pre-wrap" }}>{error.stack ?? error.message}</pre>
      </details>
    </Page>
  );
}
