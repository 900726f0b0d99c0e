import { type LegalPage, MAX_PAGE } from "@querschnitt/shared/api/pages";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useSavePage } from "../../api/pages.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { begunTextKey } from "../../offline/begunTexts.ts";
import { useKept } from "../../offline/useKept.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Legal.module.css";
import { MarkdownText } from "./MarkdownText.tsx";
import { MarkdownTools } from "./MarkdownTools.tsx";
import { PageHistory } from "./PageHistory.tsx";

/** What was begun to be written, and from which version on. */
interface Begun {
  text: string;
  version: number;
}

/** Edits a page's Markdown, with a preview. What was begun outlives a reload of the page. */
export function PageEditor({
  saved,
  person,
  onClose,
}: {
  saved: LegalPage;
  person: string;
  onClose: () => void;
}) {
  const { page, language } = saved;
  const { t } = useTranslation(["legal", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const save = useSavePage(page, language);
  const [tab, setTab] = useState("write");
  const [history, setHistory] = useState(false);
  const [begun, setBegun] = useKept<Begun | undefined>(
    begunTextKey(person, "pages", `${page}.${language}`),
    undefined,
  );
  // The version that one began from: what arrives meanwhile must be a conflict, not pass for read.
  const [base] = useState(saved);
  const { text, version } = begun ?? base;
  const field = useRef<HTMLTextAreaElement>(null);
  const isConflict = save.error instanceof ApiProblem && save.error.type === "conflict";
  const isEmpty = text.trim() === "";

  const write = (next: string): void => setBegun({ text: next, version });
  const send = (from: number): void => {
    if (isEmpty) {
      setTab("write");
      return;
    }
    save.mutate(
      { text, version: from },
      {
        onSuccess: () => {
          setBegun(undefined);
          toast({ tone: "success", text: t("edit.saved") });
          onClose();
        },
      },
    );
  };

  return (
    <Card as="section" aria-label={t("edit.label")}>
      <div className={styles.form}>
        <p>{t(`edit.language.${language}`)}</p>
        {begun && begun.version < saved.version && !isConflict && (
          <Alert tone="warning">{t("edit.outdated")}</Alert>
        )}
        {isConflict && (
          <Alert
            tone="danger"
            live
            title={t("edit.conflictTitle")}
            actions={
              <Button size="small" busy={save.isPending} onClick={() => send(saved.version)}>
                {t("edit.saveAnyway")}
              </Button>
            }
          >
            <p>{t("edit.conflict")}</p>
            <details>
              <summary>{t("edit.theirs")}</summary>
              <div className={styles.theirs}>
                <MarkdownText text={saved.text} />
              </div>
            </details>
          </Alert>
        )}
        {save.error && !isConflict && (
          <Alert tone="danger" live>
            {problemText(save.error)}
          </Alert>
        )}
        <Tabs
          label={t("edit.label")}
          value={tab}
          onValueChange={setTab}
          tabs={[
            {
              value: "write",
              label: t("edit.write"),
              content: (
                <div className={styles.edit}>
                  <MarkdownTools field={field} onText={write} />
                  <TextArea
                    ref={field}
                    className={styles.markdown}
                    label={t("edit.text")}
                    hint={t("edit.hint")}
                    error={isEmpty ? t("edit.empty") : undefined}
                    rows={22}
                    maxLength={MAX_PAGE}
                    lang={language}
                    value={text}
                    onChange={(event) => write(event.target.value)}
                  />
                </div>
              ),
            },
            {
              value: "preview",
              label: t("edit.preview"),
              content: (
                <div className={styles.preview}>
                  <MarkdownText text={text} />
                </div>
              ),
            },
          ]}
        />
        <div className={styles.buttons}>
          <Button variant="primary" busy={save.isPending} onClick={() => send(version)}>
            {t("common:save")}
          </Button>
          <Button
            onClick={() => {
              setBegun(undefined);
              onClose();
            }}
          >
            {t(begun ? "edit.discard" : "common:cancel")}
          </Button>
          <Button variant="quiet" icon="clock" onClick={() => setHistory(true)}>
            {t("history.open")}
          </Button>
        </div>
      </div>
      {history && (
        <PageHistory
          page={page}
          language={language}
          onTake={(taken) => {
            write(taken);
            setHistory(false);
            setTab("write");
          }}
          onClose={() => setHistory(false)}
        />
      )}
    </Card>
  );
}
