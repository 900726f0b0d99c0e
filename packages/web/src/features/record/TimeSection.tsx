import { isEndMissed } from "@querschnitt/shared/policy/overdue";
import { fieldShapes, horizons, priorities } from "@querschnitt/shared/policy/record";
import { useTranslation } from "react-i18next";
import { Badge } from "../../ui/Badge.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { formatDay } from "../../ui/formatDay.ts";
import { Fact, Facts } from "./Fact.tsx";
import { ChoiceField } from "./fields/ChoiceField.tsx";
import { LineField } from "./fields/LineField.tsx";
import { MergedText } from "./fields/MergedText.tsx";
import { Milestones } from "./milestones/Milestones.tsx";
import styles from "./Record.module.css";
import type { RecordDesk } from "./RecordDesk.ts";
import { RecordSection } from "./RecordSection.tsx";

/** Zeit: from when to when, how urgent, and the steps on the way. */
export function TimeSection({ desk }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  const { record, mayEdit, perform } = desk;
  const { start, end, continuous, horizon, priority, milestones, nextSteps } = record;
  const isEmpty =
    !start && !end && !continuous && !horizon && !priority && milestones.length === 0 && nextSteps === "";
  if (!mayEdit && isEmpty) return null;
  const missing = [start, continuous ? true : end, horizon, priority].filter(
    (value) => value === null,
  ).length;
  return (
    <RecordSection title={t("sections.time")} missing={mayEdit ? missing : 0}>
      {mayEdit ? <TimeForm desk={desk} /> : <TimeFacts desk={desk} />}
      <Milestones desk={desk} />
      {mayEdit ? (
        <MergedText
          name="nextSteps"
          label={t("nextSteps.label")}
          hint={t("nextSteps.hint")}
          value={nextSteps}
          onEdit={(from, to) => perform({ type: "edit-text", text: "nextSteps", from, to })}
        />
      ) : (
        <Facts>
          <Fact label={t("nextSteps.label")}>
            {nextSteps && <span className={styles.words}>{nextSteps}</span>}
          </Fact>
        </Facts>
      )}
    </RecordSection>
  );
}

function EndMissed({ desk: { record, phase, today } }: { desk: RecordDesk }) {
  const { t } = useTranslation("standing");
  if (!isEndMissed({ ...record, phase }, today)) return null;
  return (
    <Badge tone="danger" icon="alert">
      {t("overdue.word")}
    </Badge>
  );
}

function TimeFacts({ desk }: { desk: RecordDesk }) {
  const { t } = useTranslation("record");
  const { start, end, continuous, horizon, priority } = desk.record;
  return (
    <Facts>
      <Fact label={t("start")}>{start && <DateText value={start} />}</Fact>
      <Fact label={t("end")}>
        {continuous
          ? t("continuousFact")
          : end && (
              <>
                <DateText value={end} /> <EndMissed desk={desk} />
              </>
            )}
      </Fact>
      <Fact label={t("horizon.label")}>{horizon && t(`horizon.${horizon}`)}</Fact>
      <Fact label={t("priority.label")}>{priority && t(`priority.${priority}`)}</Fact>
    </Facts>
  );
}

function TimeForm({ desk }: { desk: RecordDesk }) {
  const { t, i18n } = useTranslation("record");
  const { record, perform } = desk;
  const { start, end, continuous } = record;
  const endsBeforeStart = !continuous && start !== null && end !== null && end < start;
  const day = (name: "start" | "end", error?: string) => (
    <LineField
      name={name}
      type="date"
      label={t(name)}
      error={error}
      value={record[name] ?? ""}
      accepts={(text) => fieldShapes[name].safeParse(text === "" ? null : text).success}
      display={(text) => formatDay(text, i18n.language)}
      onChange={(text) => perform({ type: "set-field", field: name, value: text === "" ? null : text })}
    />
  );
  return (
    <>
      <div>
        <div className={styles.pair}>
          {day("start")}
          {!continuous && day("end", endsBeforeStart ? t("endBeforeStart") : undefined)}
        </div>
        <EndMissed desk={desk} />
        <Checkbox
          label={t("continuous")}
          checked={continuous}
          onCheckedChange={(value) => perform({ type: "set-field", field: "continuous", value })}
        />
      </div>
      <div className={styles.pair}>
        <ChoiceField
          name="horizon"
          label={t("horizon.label")}
          value={record.horizon}
          none={t("notSet")}
          options={horizons.map((value) => ({ value, label: t(`horizon.${value}`) }))}
          onChange={(value) => perform({ type: "set-field", field: "horizon", value })}
        />
        <ChoiceField
          name="priority"
          label={t("priority.label")}
          value={record.priority}
          none={t("notSet")}
          options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
          onChange={(value) => perform({ type: "set-field", field: "priority", value })}
        />
      </div>
    </>
  );
}
