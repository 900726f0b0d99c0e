import type { Session } from "@querschnitt/shared/api/sittings";
import { type AttendanceRole, attendanceRoles } from "@querschnitt/shared/policy/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Sessions.module.css";
import { toFields } from "../sessionTime.ts";
import { type AttendanceTerms, atTime, type Present } from "./attendance.ts";

/** What is recorded of somebody's attendance. Mount it when it opens. */
export function AttendanceForm({
  before,
  session,
  directory,
  onSave,
  onClose,
}: {
  before: Present;
  session: Session;
  directory: DirectoryView;
  /** Gets only what is different. */
  onSave: (changes: Partial<AttendanceTerms>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["minutes", "common"]);
  const clock = (moment: number | null): string =>
    moment === null ? "" : toFields(new Date(moment).toISOString()).time;
  const known = { from: clock(before.from), until: clock(before.until) };
  const [role, setRole] = useState<AttendanceRole>(before.role);
  const [voting, setVoting] = useState(before.voting);
  const [substituteFor, setSubstituteFor] = useState(before.substituteFor);
  const [times, setTimes] = useState(known);
  const [tried, setTried] = useState(false);
  // A field that was not touched keeps its seconds.
  const moment = (which: "from" | "until"): number | null =>
    times[which] === known[which] ? before[which] : atTime(session.start, times[which]);
  const [from, until] = [moment("from"), moment("until")];
  const isBackwards = from !== null && until !== null && until < from;
  const save = (): void => {
    setTried(true);
    if (isBackwards) return;
    const said = { role, voting, substituteFor, from, until };
    const changes = Object.entries(said).filter(
      ([name, value]) => before[name as keyof typeof said] !== value,
    );
    if (changes.length > 0) onSave(Object.fromEntries(changes));
    onClose();
  };
  return (
    <FormDialog
      title={directory.person(before.person)?.name ?? t("common:unknownPerson")}
      submitLabel={t("save")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <Select
        label={t("attendance.role")}
        value={role}
        options={attendanceRoles.map((value) => ({ value, label: t(`roles.${value}`) }))}
        onValueChange={setRole}
      />
      <Checkbox label={t("attendance.votes")} checked={voting} onCheckedChange={setVoting} />
      <Select
        label={t("attendance.substituteFor")}
        value={substituteFor ?? ""}
        options={[
          { value: "", label: t("attendance.nobody") },
          ...directory.people
            .filter(({ id, active }) => id !== before.person && (active || id === substituteFor))
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(person) => setSubstituteFor(person === "" ? null : person)}
      />
      <div className={styles.fields}>
        <TextField
          type="time"
          label={t("attendance.fromField")}
          hint={t("attendance.fromHint")}
          value={times.from}
          onChange={(event) => setTimes({ ...times, from: event.target.value })}
        />
        <TextField
          type="time"
          label={t("attendance.untilField")}
          hint={t("attendance.untilHint")}
          error={tried && isBackwards ? t("attendance.backwards") : undefined}
          value={times.until}
          onChange={(event) => setTimes({ ...times, until: event.target.value })}
        />
      </div>
    </FormDialog>
  );
}
