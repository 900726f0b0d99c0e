import { MAX_FIELD } from "@querschnitt/shared/policy/record";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/classNames.ts";
import { Fact, Facts } from "./Fact.tsx";
import { LineField } from "./fields/LineField.tsx";
import { MergedText } from "./fields/MergedText.tsx";
import styles from "./Record.module.css";
import type { RecordDesk } from "./RecordDesk.ts";
import { RecordSection } from "./RecordSection.tsx";

const lines = ["actionField", "area"] as const;
const texts = ["relatedProgrammes", "originSuggestions"] as const;

/** Einordnung: which field of action and place it belongs to, what is related, where it came from. */
export function ContextSection({ desk: { record, mayEdit, perform } }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  const all = [...lines, ...texts];
  const missing = all.filter((field) => record[field] === "").length;
  if (!mayEdit && missing === all.length) return null;
  return (
    <RecordSection
      title={t("sections.context")}
      missing={mayEdit ? missing : 0}
      open={!mayEdit || missing < all.length}
    >
      {mayEdit ? (
        <>
          <div className={classNames(styles.pair, styles.level)}>
            {lines.map((field) => (
              <LineField
                key={field}
                name={field}
                label={t(`${field}.label`)}
                value={record[field]}
                maxLength={MAX_FIELD}
                onChange={(value) => perform({ type: "set-field", field, value })}
              />
            ))}
          </div>
          <div className={classNames(styles.pair, styles.level)}>
            {texts.map((text) => (
              <MergedText
                key={text}
                name={text}
                label={t(`${text}.label`)}
                hint={t(`${text}.hint`)}
                value={record[text]}
                onEdit={(from, to) => perform({ type: "edit-text", text, from, to })}
              />
            ))}
          </div>
        </>
      ) : (
        <Facts>
          {all.map((field) => (
            <Fact key={field} label={t(`${field}.label`)}>
              {record[field] && <span className={styles.words}>{record[field]}</span>}
            </Fact>
          ))}
        </Facts>
      )}
    </RecordSection>
  );
}
