import { useTranslation } from "react-i18next";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

/** While a page's code or the person's rights are on their way. */
export function LoadingPage() {
  const { t } = useTranslation("common");
  return (
    <Page title={t("loading")}>
      <Skeleton lines={5} />
    </Page>
  );
}
