import { MAX_FIELD } from "@querschnitt/shared/policy/record";
import { useTranslation } from "react-i18next";
import { Fact, Facts } from "./Fact.tsx";
import { LineField } from "./fields/LineField.tsx";
import type { RecordDesk } from "./RecordDesk.ts";
import { RecordSection } from "./RecordSection.tsx";

const fields = ["cost", "staffing", "funding"] as const;

/** Mittel: what it costs, who works on it, who pays. */
export function MeansSection({ desk: { record, mayEdit, perform } }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  const missing = fields.filter((field) => record[field] === "").length;
  if (!mayEdit && missing === fields.length) return null;
  return (
    <RecordSection
      title={t("sections.means")}
      missing={mayEdit ? missing : 0}
      open={!mayEdit || missing < fields.length}
    >
      {mayEdit ? (
        fields.map((field) => (
          <LineField
            key={field}
            name={field}
            label={t(`${field}.label`)}
            hint={t(`${field}.hint`)}
            value={record[field]}
            maxLength={MAX_FIELD}
            onChange={(value) => perform({ type: "set-field", field, value })}
          />
        ))
      ) : (
        <Facts>
          {fields.map((field) => (
            <Fact key={field} label={t(`${field}.label`)}>
              {record[field]}
            </Fact>
          ))}
        </Facts>
      )}
    </RecordSection>
  );
}
