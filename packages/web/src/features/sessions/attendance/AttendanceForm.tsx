import type { Session } from "@querschnitt/shared/api/sittings";
import { type AttendanceRole, attendanceRoles } from "@querschnitt/shared/policy/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { changesTo } from "../changesTo.ts";
import styles from "../Sessions.module.css";
import { fromTimeField, toTimeField } from "../sessionTime.ts";
import type { AttendanceTerms, Present } from "./attendance.ts";

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
  const known = { from: toTimeField(before.from), until: toTimeField(before.until) };
  const [role, setRole] = useState<AttendanceRole>(before.role);
  const [voting, setVoting] = useState(before.voting);
  const [substituteFor, setSubstituteFor] = useState(before.substituteFor);
  const [times, setTimes] = useState(known);
  const [tried, setTried] = useState(false);
  // A field that was not touched keeps its seconds.
  const moment = (which: "from" | "until"): number | null =>
    times[which] === known[which] ? before[which] : fromTimeField(session.start, times[which]);
  const [from, until] = [moment("from"), moment("until")];
  const isBackwards = from !== null && until !== null && until < from;
  const save = (): void => {
    setTried(true);
    if (isBackwards) return;
    const said = { role, voting, substituteFor, from, until };
    const changes = changesTo(before, said);
    if (changes) onSave(changes);
    onClose();
  };
  return (
    <FormDialog
      title={directory.person(before.person)?.name ?? t("common:unknownPerson")}
      submitLabel={t("common:save")}
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
