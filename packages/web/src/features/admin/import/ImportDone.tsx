import type { BatchRefusal, CreatedInvitation } from "@querschnitt/shared/api/identity";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../../api/useDirectory.ts";
import { writeCsv, writeTabbed } from "../../../csv/csv.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { dateFormat } from "../../../ui/dateFormat.ts";
import { download } from "../../../ui/download.ts";
import { useToast } from "../../../ui/Toaster.tsx";
import styles from "../Admin.module.css";
import importStyles from "./Import.module.css";
import type { ImportRow } from "./readRows.ts";

export interface RefusedRow {
  row: ImportRow;
  reason: BatchRefusal;
}

/** Who was invited, the links to pass on, once, and who was not, and why. */
export function ImportDone({
  created,
  refused,
  onAgain,
}: {
  created: readonly CreatedInvitation[];
  refused: readonly RefusedRow[];
  /** Goes on with these rows; none: with another list. */
  onAgain: (rows: ImportRow[]) => void;
}) {
  const { t, i18n } = useTranslation(["import", "common"]);
  const toast = useToast();
  const directory = useDirectory();
  const day = dateFormat(i18n.language, { dateStyle: "medium" });
  const table = [
    ["name", "email", "organisation", "link", "until"].map((column) => t(`columns.${column}`)),
    ...created.map(({ invitation, link }) => [
      invitation.name,
      invitation.email,
      directory.organisation(invitation.organisation)?.name ?? "",
      link,
      day.format(new Date(invitation.expiresAt)),
    ]),
  ];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(writeTabbed(table));
      toast({ text: t("common:copied"), tone: "success" });
    } catch {
      toast({ text: t("common:copyFailed"), tone: "warning" });
    }
  };
  return (
    <>
      {created.length > 0 && (
        <>
          <Alert tone="success">{t("done.created", { count: created.length })}</Alert>
          <Alert tone="info">{t("done.once")}</Alert>
          <div className={importStyles.links}>
            <Button
              variant="primary"
              icon="download"
              onClick={() =>
                download(`${t("done.file")}-${dayOf(new Date())}.csv`, writeCsv(table), "text/csv")
              }
            >
              {t("done.download")}
            </Button>
            <Button icon="copy" onClick={() => void copy()}>
              {t("done.copy")}
            </Button>
          </div>
        </>
      )}
      {refused.length > 0 && (
        <Alert tone="warning" title={t("done.refused", { count: refused.length })}>
          <ul>
            {refused.map(({ row, reason }) => (
              <li key={row.line}>
                {row.name} ({row.email}): {t(`refusals.${reason}`)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className={styles.actions}>
        {refused.length > 0 && (
          <Button icon="edit" onClick={() => onAgain(refused.map(({ row }) => row))}>
            {t("done.correct")}
          </Button>
        )}
        <Button onClick={() => onAgain([])}>{t("done.another")}</Button>
      </div>
    </>
  );
}
