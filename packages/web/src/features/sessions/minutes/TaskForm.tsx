import type { Task } from "@querschnitt/shared/policy/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { changesTo } from "../changesTo.ts";

export type TaskTerms = Pick<Task, "what" | "organisation" | "person" | "deadline">;

/** What somebody was asked to do. Mount it when it opens. */
export function TaskForm({
  before,
  directory,
  onSave,
  onClose,
}: {
  before: Task | undefined;
  directory: DirectoryView;
  /** Gets only what is different. */
  onSave: (terms: Partial<TaskTerms>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["minutes", "common"]);
  const [terms, setTerms] = useState<TaskTerms>({
    what: before?.what ?? "",
    organisation: before?.organisation ?? null,
    person: before?.person ?? null,
    deadline: before?.deadline ?? null,
  });
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<TaskTerms>): void => setTerms({ ...terms, ...changes });
  const members = directory.people.filter(
    ({ organisation, active, id }) => organisation === terms.organisation && (active || id === terms.person),
  );
  const save = (): void => {
    setTried(true);
    if (terms.what.trim() === "") return;
    const changes = changesTo<TaskTerms>(before, { ...terms, what: terms.what.trim() });
    if (changes) onSave(changes);
    onClose();
  };
  return (
    <FormDialog
      title={t(before ? "task.edit" : "task.add")}
      submitLabel={t("common:save")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <TextArea
        label={t("task.what")}
        maxLength={1_000}
        required
        error={tried && terms.what.trim() === "" ? t("task.whatMissing") : undefined}
        value={terms.what}
        onChange={(event) => set({ what: event.target.value })}
      />
      <Select
        label={t("task.organisation")}
        value={terms.organisation ?? ""}
        options={[
          { value: "", label: t("task.open") },
          ...directory.organisations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        // A person stands for their own organisation only.
        onValueChange={(organisation) => set({ organisation: organisation || null, person: null })}
      />
      <Select
        label={t("task.person")}
        disabled={terms.organisation === null}
        value={terms.person ?? ""}
        options={[
          { value: "", label: t("task.open") },
          ...members.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(person) => set({ person: person || null })}
      />
      <TextField
        type="date"
        label={t("task.deadline")}
        max="9999-12-31"
        value={terms.deadline ?? ""}
        onChange={(event) => set({ deadline: event.target.value || null })}
      />
    </FormDialog>
  );
}
