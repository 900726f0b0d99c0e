import { useTranslation } from "react-i18next";
import { MergedText } from "./fields/MergedText.tsx";
import styles from "./Record.module.css";
import type { RecordDesk } from "./RecordDesk.ts";
import { RecordSection } from "./RecordSection.tsx";

/** Kurz gefasst: what it is about, for those who do not know the text yet. */
export function SummarySection({ desk: { record, mayEdit, perform } }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  if (!mayEdit && record.summary === "") return null;
  return (
    <RecordSection title={t("sections.summary")}>
      {mayEdit ? (
        <MergedText
          name="summary"
          label={t("summary.label")}
          hint={t("summary.hint")}
          rows={5}
          value={record.summary}
          onEdit={(from, to) => perform({ type: "edit-text", text: "summary", from, to })}
        />
      ) : (
        <p className={styles.words}>{record.summary}</p>
      )}
    </RecordSection>
  );
}
