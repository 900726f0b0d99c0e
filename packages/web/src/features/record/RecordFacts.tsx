import type { ReadRecord } from "@querschnitt/shared/documents/record";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { DateText } from "../../ui/DateText.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Partners } from "./Partners.tsx";
import styles from "./Record.module.css";

/** The summary sheet to read. */
export function RecordFacts({ record, directory }: { record: ReadRecord; directory: DirectoryView }) {
  const { t } = useTranslation("record");
  const lead = directory.organisation(record.leadOrganisation);
  const day = (value: string | null) => (value ? <DateText value={value} /> : t("notSet"));
  return (
    <>
      <div className={styles.field}>
        <h2 className={styles.name}>{t("summary.label")}</h2>
        <p className={styles.summary}>{record.summary || t("summary.none")}</p>
      </div>
      <div className={styles.field}>
        <h2 className={styles.name}>{t("lead.label")}</h2>
        <p>{lead ? <OrganisationMark group={lead.stakeholderGroup} name={lead.name} /> : t("lead.none")}</p>
      </div>
      <Partners partners={record.partnerOrganisations} lead={record.leadOrganisation} directory={directory} />
      <dl className={styles.facts}>
        <div>
          <dt>{t("start")}</dt>
          <dd>{day(record.start)}</dd>
        </div>
        <div>
          <dt>{t("end")}</dt>
          <dd>{record.continuous ? t("continuousFact") : day(record.end)}</dd>
        </div>
      </dl>
    </>
  );
}
