import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";

/** A page that is opened with a link: what the link is about decides what is on it, or why there is nothing. */
export function LinkFrame<About>({
  title,
  secret,
  about,
  children,
}: {
  title: string;
  /** Empty if the link was cut off on its way. */
  secret: string;
  about: UseQueryResult<About>;
  children: (about: About) => ReactNode;
}) {
  const { t } = useTranslation("identity");
  const problemText = useProblemText();
  return (
    <Page title={title} width="narrow">
      {secret === "" && <Alert tone="warning">{t("linkIncomplete")}</Alert>}
      {about.isLoading && <Skeleton lines={4} />}
      {about.error && (
        <Alert tone="danger" live>
          {problemText(about.error)}
        </Alert>
      )}
      {about.data && children(about.data)}
    </Page>
  );
}
