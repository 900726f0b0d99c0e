import type { ReadResponsibility } from "@querschnitt/shared/documents/record";
import { responsibilityShape } from "@querschnitt/shared/policy/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** What a form says about a responsibility. */
export interface ResponsibilityTerms {
  task: string;
  organisation: string;
  person: string | null;
  deadline: string | null;
}

/** Adds a responsibility, or changes the given one. Mount it when it opens. */
export function ResponsibilityForm({
  before,
  directory,
  onSave,
  onClose,
}: {
  before: ReadResponsibility | undefined;
  directory: DirectoryView;
  onSave: (terms: ResponsibilityTerms) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("responsibilities");
  const [terms, setTerms] = useState<ResponsibilityTerms>({
    task: before?.task ?? "",
    organisation: before?.organisation ?? "",
    person: before?.person ?? null,
    deadline: before?.deadline ?? null,
  });
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<ResponsibilityTerms>): void => setTerms({ ...terms, ...changes });
  const { shape } = responsibilityShape;
  const taskMissing = !shape.task.safeParse(terms.task.trim()).success;
  const organisationMissing = terms.organisation === "";
  const members = directory.people.filter(
    ({ organisation, active }) => active && organisation === terms.organisation,
  );

  const save = (): void => {
    setTried(true);
    if (taskMissing || organisationMissing || !shape.deadline.safeParse(terms.deadline).success) return;
    onSave({ ...terms, task: terms.task.trim() });
    onClose();
  };
  return (
    <FormDialog
      title={t(before ? "form.edit" : "form.add")}
      {...(before?.acceptedBy && { description: t("form.voids") })}
      submitLabel={t(before ? "form.save" : "form.addButton")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <TextArea
        label={t("task")}
        error={tried && taskMissing ? t("form.taskMissing") : undefined}
        value={terms.task}
        maxLength={1_000}
        required
        onChange={(event) => set({ task: event.target.value })}
      />
      <Select
        label={t("organisation")}
        hint={t("form.organisationHint")}
        error={tried && organisationMissing ? t("form.organisationMissing") : undefined}
        value={terms.organisation}
        required
        options={[
          { value: "", label: t("form.choose") },
          ...directory.organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        // A person stands for their own organisation only.
        onValueChange={(organisation) => set({ organisation, person: null })}
      />
      <Select
        label={t("person")}
        hint={members.length === 0 && !organisationMissing ? t("form.nobody") : undefined}
        value={terms.person ?? ""}
        options={[
          { value: "", label: t("form.personOpen") },
          ...members.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(person) => set({ person: person === "" ? null : person })}
      />
      <TextField
        type="date"
        label={t("deadline")}
        max="9999-12-31"
        value={terms.deadline ?? ""}
        onChange={(event) => set({ deadline: event.target.value === "" ? null : event.target.value })}
      />
    </FormDialog>
  );
}
