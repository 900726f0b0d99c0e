import type { SessionDetails } from "@querschnitt/shared/api/sittings";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Sessions.module.css";
import { endOf, fromFields, toFields } from "../sessionTime.ts";

interface Fields {
  title: string;
  place: string;
  day: string;
  from: string;
  until: string;
  chair: string;
  secretary: string;
}

/** What is said about a session: for a new one also whose it is. Mount it when it opens. */
export function SessionForm({
  before,
  groups,
  preferred,
  mayName,
  directory,
  busy,
  problem,
  onSave,
  onChange,
  onClose,
}: {
  before?: SessionDetails;
  /** For a new one: the working groups whose sessions one may plan. */
  groups?: readonly { id: string; name: string }[];
  /** Which of these is chosen at first, if it is one of them. */
  preferred?: string;
  /** Whether chair and secretary may be changed: they belong to the non-public part. */
  mayName: boolean;
  directory: DirectoryView;
  busy: boolean;
  problem: string | undefined;
  onSave: (details: SessionDetails, group: string) => void;
  /** Something else is being sent from now on. */
  onChange?: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["sessions", "common"]);
  const [group, setGroup] = useState((groups?.find(({ id }) => id === preferred) ?? groups?.[0])?.id ?? "");
  const [fields, setFields] = useState<Fields>({
    title: before?.title ?? "",
    place: before?.place ?? "",
    day: before ? toFields(before.start).day : "",
    from: before ? toFields(before.start).time : "17:00",
    until: before ? toFields(before.end).time : "19:00",
    chair: before?.chair ?? "",
    secretary: before?.secretary ?? "",
  });
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<Fields>): void => {
    onChange?.();
    setFields({ ...fields, ...changes });
  };
  const field = (name: "title" | "place" | "day" | "from" | "until") => ({
    value: fields[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
  const start = fromFields(fields.day, fields.from);
  const end = endOf(fields.day, fields.from, fields.until);
  const groupName = groups?.find(({ id }) => id === group)?.name ?? "";
  const title = fields.title.trim() || (groups ? t("form.titleOf", { group: groupName }) : "");
  const isBackwards = start !== undefined && fields.until !== "" && end === undefined;
  const untilProblem =
    fields.until === "" ? t("form.timeMissing") : isBackwards ? t("form.endsBefore") : undefined;
  const endsNextDay = end !== undefined && toFields(end).day !== fields.day;
  const people = directory.people.filter(({ active }) => active);
  const person = (name: "chair" | "secretary") => (
    <Select
      label={t(name)}
      disabled={!mayName}
      hint={mayName ? undefined : t("form.mayNotName")}
      value={fields[name]}
      options={[
        { value: "", label: t("form.nobodyYet") },
        ...people.map((one) => ({ value: one.id, label: one.name })),
      ]}
      onValueChange={(value) => set({ [name]: value })}
    />
  );

  const save = (): void => {
    setTried(true);
    if (title === "" || !start || !end) return;
    const { place, chair, secretary } = fields;
    onSave(
      { title, place: place.trim(), start, end, chair: chair || null, secretary: secretary || null },
      group,
    );
  };

  return (
    <FormDialog
      title={t(before ? "form.edit" : "form.plan")}
      {...(!before && { description: t("form.planLead") })}
      submitLabel={t(before ? "form.save" : "form.planButton")}
      noValidate
      busy={busy}
      problem={problem}
      onSubmit={save}
      onClose={onClose}
    >
      {groups && (
        <Select
          label={t("group")}
          value={group}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onValueChange={(next) => {
            onChange?.();
            setGroup(next);
          }}
        />
      )}
      <TextField
        label={t("form.title")}
        maxLength={200}
        placeholder={groups && t("form.titleOf", { group: groupName })}
        error={tried && title === "" ? t("form.titleMissing") : undefined}
        {...field("title")}
      />
      <div className={styles.fields}>
        <TextField
          type="date"
          label={t("form.day")}
          max="9999-12-31"
          required
          error={tried && fields.day === "" ? t("form.dayMissing") : undefined}
          {...field("day")}
        />
        <TextField
          type="time"
          label={t("form.from")}
          required
          error={tried && fields.from === "" ? t("form.timeMissing") : undefined}
          {...field("from")}
        />
        <TextField
          type="time"
          label={t("form.until")}
          required
          hint={endsNextDay ? t("form.endsNextDay") : undefined}
          error={tried ? untilProblem : undefined}
          {...field("until")}
        />
      </div>
      <TextField label={t("place")} maxLength={300} {...field("place")} />
      {person("chair")}
      {person("secretary")}
    </FormDialog>
  );
}
