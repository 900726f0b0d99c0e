import type { System } from "@querschnitt/shared/api/system";
import { useTranslation } from "react-i18next";
import { useSystem } from "../../../api/system.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { DateText } from "../../../ui/DateText.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import adminStyles from "../Admin.module.css";
import { Connected } from "./Connected.tsx";
import { Limits } from "./Limits.tsx";
import styles from "./System.module.css";
import { useNumberWords } from "./useNumberWords.ts";

/** How the server is doing, who is connected, and which limits are in force. */
export function SystemView() {
  const { t } = useTranslation("system");
  const problemText = useProblemText();
  const system = useSystem();
  return (
    <div className={adminStyles.tab}>
      <p className={adminStyles.lead}>{t("lead")}</p>
      {system.error && <Alert tone="danger">{problemText(system.error)}</Alert>}
      {system.isPending && <Skeleton lines={5} />}
      {system.data && <State system={system.data} />}
      <Connected />
      {system.data && <Limits limits={system.data.limits} />}
    </div>
  );
}

function State({ system }: { system: System }) {
  const { t } = useTranslation("system");
  const { bytes } = useNumberWords();
  const { version, startedAt, storage, log, lastBackupAt } = system;
  return (
    <Card as="section" aria-labelledby="system-state">
      <h3 id="system-state">{t("state.title")}</h3>
      {storage === "read-only" && (
        <Alert tone="danger" title={t("state.readOnly")}>
          {t("state.readOnlyText")}
        </Alert>
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{t("state.storage")}</dt>
          <dd>
            <Badge tone={storage === "ok" ? "success" : "danger"}>{t(`state.${storage}`)}</Badge>
          </dd>
        </div>
        <div>
          <dt>{t("state.lastBackup")}</dt>
          <dd>{lastBackupAt ? <DateText value={lastBackupAt} time /> : t("state.noBackup")}</dd>
        </div>
        <div>
          <dt>{t("state.log")}</dt>
          <dd>
            {log.file === null || log.used === null
              ? t("state.logUnknown")
              : t("state.logSize", { file: bytes(log.file), used: bytes(log.used) })}
          </dd>
        </div>
        <div>
          <dt>{t("state.version")}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{t("state.startedAt")}</dt>
          <dd>
            <DateText value={startedAt} time />
          </dd>
        </div>
      </dl>
      <p className={adminStyles.more}>{t("state.backupHint")}</p>
    </Card>
  );
}
