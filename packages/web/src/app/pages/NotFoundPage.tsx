import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Page } from "../../ui/Page.tsx";

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation("common");
  return (
    <Page title={t("notFound.title")} lead={t("notFound.text")} width="narrow">
      <p>
        <Link href="/">{t("notFound.toPlan")}</Link>
      </p>
    </Page>
  );
}
