import { newId } from "@querschnitt/shared/documents/identifiers";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useCreateMeasure } from "../../api/measureMutations.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** Creating a measure: a working title and the working group; everything else is written in the measure. */
export function NewMeasureDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation(["plan", "common"]);
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const { mayCreateIn } = useMe();
  const directory = useDirectory();
  const create = useCreateMeasure();
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState("");
  // The same attempt sent twice, after a lost answer, must not make two measures.
  const attempt = useRef(newId());

  const groups = directory.workingGroups.filter(({ id }) => mayCreateIn.includes(id));
  const group = chosen || (groups[0]?.id ?? "");

  const submit = () => {
    if (title.trim() === "") return;
    create.mutate(
      { title: title.trim(), workingGroup: group, attempt: attempt.current },
      {
        onSuccess: ({ id }) => {
          attempt.current = newId();
          onOpenChange(false);
          navigate(`/measures/${id}`);
        },
      },
    );
  };

  return (
    <FormDialog
      open={open}
      title={t("create.title")}
      description={t("create.lead")}
      submitLabel={t("create.submit")}
      busy={create.isPending}
      problem={create.error ? problemText(create.error) : undefined}
      onSubmit={submit}
      onClose={() => onOpenChange(false)}
    >
      <TextField
        label={t("create.measureTitle")}
        hint={t("create.measureTitleHint")}
        required
        maxLength={200}
        value={title}
        onChange={(event) => {
          attempt.current = newId();
          setTitle(event.target.value);
        }}
      />
      <Select
        label={t("columns.workingGroup")}
        value={group}
        options={groups.map(({ id, name }) => ({ value: id, label: name }))}
        onValueChange={(next) => {
          attempt.current = newId();
          setChosen(next);
        }}
      />
    </FormDialog>
  );
}
