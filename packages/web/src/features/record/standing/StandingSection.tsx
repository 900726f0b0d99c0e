import { newId } from "@querschnitt/shared/documents/identifiers";
import { countOverdue, overdueIn } from "@querschnitt/shared/policy/overdue";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../../ui/Alert.tsx";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { saysNothingOfDelay } from "../../../ui/lightWords.ts";
import { Opener } from "../../../ui/Opener.tsx";
import { TrafficLightMark } from "../../../ui/TrafficLightMark.tsx";
import { useOverdueText } from "../../../ui/useOverdueText.ts";
import type { RecordDesk } from "../RecordDesk.ts";
import { RecordSection } from "../RecordSection.tsx";
import { useEntries } from "../useEntries.ts";
import { AssessmentForm } from "./AssessmentForm.tsx";
import { AssessmentView } from "./AssessmentView.tsx";
import styles from "./Standing.module.css";

/** Stand und Ampel: how the measure stands and why, what is late, and how it stood before. */
export function StandingSection({ desk }: { desk: RecordDesk }) {
  const { t } = useTranslation("assessments");
  const { t: standing } = useTranslation("standing");
  const announce = useAnnounce();
  const overdueText = useOverdueText();
  const { remove } = useEntries(desk.perform);
  const [assessing, setAssessing] = useState(false);
  const [historyOpen, setHistoryOpen] = useState(false);
  const { record, mayEdit, perform, directory } = desk;
  const [latest, ...earlier] = record.assessments;
  const overdue = overdueIn({ ...record, phase: desk.phase }, desk.today);
  const late = countOverdue(overdue);
  if (!mayEdit && !latest && late === 0) return null;
  const doubtful = late > 0 && latest && saysNothingOfDelay(latest.trafficLight);
  const withdraw = mayEdit
    ? (assessment: string) => remove("assessments", assessment, t("withdrawn"))
    : undefined;

  return (
    <RecordSection title={t("section")} missing={mayEdit && !latest ? 1 : 0}>
      {latest ? (
        <AssessmentView assessment={latest} isLate={late > 0} directory={directory} onWithdraw={withdraw} />
      ) : (
        <p>
          <TrafficLightMark light="grey" />
        </p>
      )}
      {late > 0 && (
        <Alert tone="warning" title={standing("overdue.label", { what: overdueText(overdue) })}>
          {doubtful && t(mayEdit ? "check" : "doubtful")}
        </Alert>
      )}
      {mayEdit && (
        <div className={styles.actions}>
          <Button icon="edit" onClick={() => setAssessing(true)}>
            {t("form.open")}
          </Button>
        </div>
      )}
      {earlier.length > 0 && (
        <div>
          <Opener isOpen={historyOpen} onToggle={() => setHistoryOpen(!historyOpen)}>
            {t("earlier", { count: earlier.length })}
          </Opener>
          {historyOpen && (
            <ol className={styles.history}>
              {earlier.map((assessment) => (
                <li key={assessment.id}>
                  <AssessmentView assessment={assessment} directory={directory} onWithdraw={withdraw} />
                </li>
              ))}
            </ol>
          )}
        </div>
      )}
      {assessing && (
        <AssessmentForm
          today={desk.today}
          light={latest?.trafficLight}
          onClose={() => setAssessing(false)}
          onSave={(values) => {
            perform({ type: "add-entry", root: "assessments", entry: newId(), values });
            announce(t("saved"));
          }}
        />
      )}
    </RecordSection>
  );
}
