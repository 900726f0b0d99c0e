import type { Language } from "@querschnitt/shared/api/languages";
import type { PageName } from "@querschnitt/shared/api/pageNames";
import { useTranslation } from "react-i18next";
import { usePageHistory } from "../../api/pages.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./Legal.module.css";

/** Who saved a page when; a former text can be taken up again. */
export function PageHistory({
  page,
  language,
  onTake,
  onClose,
}: {
  page: PageName;
  language: Language;
  onTake: (text: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["legal", "common"]);
  const problemText = useProblemText();
  const directory = useDirectory();
  const { data, error } = usePageHistory(page, language, true);
  return (
    <Dialog open onOpenChange={onClose} title={t("history.title")} description={t("history.lead")}>
      {error && <Alert tone="danger">{problemText(error)}</Alert>}
      {!data && !error && <Skeleton lines={3} />}
      {data?.length === 0 && <p>{t("history.none")}</p>}
      <ol className={`plain-list ${styles.versions}`}>
        {data?.map((version) => (
          <li key={version.version} className={styles.version}>
            <span>
              <DateText value={version.at} time /> ·{" "}
              {directory.person(version.by)?.name ?? t("common:unknownPerson")}
            </span>
            <Button size="small" onClick={() => onTake(version.text)}>
              {t("history.take")}
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
