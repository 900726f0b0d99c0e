import type { ReadMilestone } from "@querschnitt/shared/documents/recordEntries";
import { milestoneShape } from "@querschnitt/shared/policy/recordEntries";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useBeingIn } from "../fields/FieldPresence.tsx";

export interface MilestoneValues {
  title: string;
  date: string | null;
  reachedOn: string | null;
}

/** Adds a milestone, or changes the given one. Mount it when it opens. */
export function MilestoneForm({
  before,
  today,
  onSave,
  onClose,
}: {
  before: ReadMilestone | undefined;
  today: string;
  onSave: (values: MilestoneValues) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("milestones");
  const { t: common } = useTranslation("common");
  useBeingIn(before ? `milestone-${before.id}` : "milestones");
  const [values, setValues] = useState<MilestoneValues>({
    title: before?.title ?? "",
    date: before?.date ?? null,
    reachedOn: before?.reachedOn ?? null,
  });
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<MilestoneValues>): void => setValues({ ...values, ...changes });
  const { shape } = milestoneShape;
  const titleMissing = !shape.title.safeParse(values.title.trim()).success;
  const reachedLater = values.reachedOn !== null && values.reachedOn > today;

  const save = (): void => {
    setTried(true);
    if (titleMissing) return;
    const days =
      shape.date.safeParse(values.date).success && shape.reachedOn.safeParse(values.reachedOn).success;
    if (!days || reachedLater) return;
    onSave({ ...values, title: values.title.trim() });
    onClose();
  };
  const day = (name: "date" | "reachedOn", more: { hint?: string; error?: string | undefined }) => (
    <TextField
      type="date"
      label={t(name === "date" ? "date" : "form.reachedOn")}
      {...more}
      value={values[name] ?? ""}
      max="9999-12-31"
      onChange={(event) => set({ [name]: event.target.value === "" ? null : event.target.value })}
    />
  );
  return (
    <FormDialog
      title={t(before ? "form.edit" : "form.add")}
      submitLabel={before ? common("save") : t("form.addButton")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={t("form.title")}
        error={tried && titleMissing ? t("form.titleMissing") : undefined}
        value={values.title}
        maxLength={200}
        required
        onChange={(event) => set({ title: event.target.value })}
      />
      {day("date", {})}
      {day("reachedOn", {
        hint: t("form.reachedHint"),
        error: tried && reachedLater ? t("form.reachedLater") : undefined,
      })}
    </FormDialog>
  );
}
