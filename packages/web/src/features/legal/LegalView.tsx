import { type Language, languages } from "@querschnitt/shared/api/languages";
import type { PageName } from "@querschnitt/shared/api/pageNames";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { usePage } from "../../api/pages.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./Legal.module.css";
import { MarkdownText } from "./MarkdownText.tsx";
import { unfilledPlaces } from "./markdown.ts";

const PageEditor = lazy(() => import("./PageEditor.tsx").then((m) => ({ default: m.PageEditor })));

/** One of the pages that the law asks for. Administrators see what is still to be filled in, and edit it. */
export function LegalView({
  page,
  administrator,
  children,
}: {
  page: PageName;
  /** Who is signed in, if they administer the workspace. */
  administrator: string | undefined;
  children?: ReactNode;
}) {
  const { t, i18n } = useTranslation(["legal", "common"]);
  const problemText = useProblemText();
  const language: Language = languages.find((one) => one === i18n.language) ?? "de";
  const { data, error, refetch } = usePage(page, language);
  const [editing, setEditing] = useState(false);
  const start = useRef<HTMLButtonElement>(null);
  const isEditing = editing && administrator !== undefined;
  const blanks = administrator && data ? unfilledPlaces(data.text) : [];
  const close = (): void => {
    flushSync(() => setEditing(false));
    start.current?.focus();
  };

  return (
    <Page
      title={t(`titles.${page}`)}
      actions={
        administrator &&
        data &&
        !isEditing && (
          <Button ref={start} icon="edit" onClick={() => setEditing(true)}>
            {t("edit.open")}
          </Button>
        )
      }
    >
      {error && !data && (
        <Alert
          tone="danger"
          live
          actions={
            <Button size="small" onClick={() => void refetch()}>
              {t("common:retry")}
            </Button>
          }
        >
          {problemText(error)}
        </Alert>
      )}
      {!data && !error && <Skeleton lines={8} />}
      {blanks.length > 0 && !isEditing && (
        <Alert tone="warning" title={t("blanks.title", { count: blanks.length })}>
          {blanks.join(" · ")}
        </Alert>
      )}
      {data &&
        (isEditing ? (
          <Suspense fallback={<Skeleton lines={8} />}>
            <PageEditor key={`${page} ${language}`} saved={data} person={administrator} onClose={close} />
          </Suspense>
        ) : (
          <>
            <Card
              as="section"
              className={styles.sheet ?? ""}
              aria-label={t("textOf", { page: t(`titles.${page}`) })}
            >
              <MarkdownText text={data.text} />
            </Card>
            {children}
            {data.savedAt && (
              <p className={styles.saved}>
                {t("savedAt")} <DateText value={data.savedAt} />
              </p>
            )}
          </>
        ))}
    </Page>
  );
}
