import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

/** A measure that does not exist or may not be seen: both look alike. */
export function MeasureNotFound() {
  const { t } = useTranslation("measure");
  return (
    <Page title={t("states.notFound")} lead={t("states.notFoundText")} width="narrow">
      <p>
        <Link href="/">{t("states.toPlan")}</Link>
      </p>
    </Page>
  );
}

/** A measure that this device has never held, and no server to ask. */
export function MeasureNotStored() {
  const { t } = useTranslation("measure");
  return (
    <Page title={t("states.notStored")} lead={t("states.notStoredText")} width="narrow">
      <p>
        <Link href="/">{t("states.toPlan")}</Link>
      </p>
    </Page>
  );
}

/** The server answered, but not with the measure. */
export function MeasureFailed({ text, onRetry }: { text: string; onRetry: () => void }) {
  const { t } = useTranslation("measure");
  const { t: common } = useTranslation("common");
  return (
    <Page
      title={t("states.failed")}
      lead={text}
      width="narrow"
      actions={<Button onClick={onRetry}>{common("retry")}</Button>}
    >
      <p>
        <Link href="/">{t("states.toPlan")}</Link>
      </p>
    </Page>
  );
}
