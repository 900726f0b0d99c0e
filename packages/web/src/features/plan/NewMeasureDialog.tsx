import { newId } from "@querschnitt/shared/documents/identifiers";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useCreateMeasure } from "../../api/measureMutations.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./NewMeasureDialog.module.css";

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
  const form = useId();
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState("");
  // The same attempt sent twice, after a lost answer, must not make two measures.
  const attempt = useRef(newId());

  const groups = directory.workingGroups.filter(({ id }) => mayCreateIn.includes(id));
  const group = chosen || (groups[0]?.id ?? "");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending || title.trim() === "") return;
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
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("create.title")}
      description={t("create.lead")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("common:cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={create.isPending}>
            {t("create.submit")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        {create.error && (
          <Alert tone="danger" live>
            {problemText(create.error)}
          </Alert>
        )}
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
      </form>
    </Dialog>
  );
}
