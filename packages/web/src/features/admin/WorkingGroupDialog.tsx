import type { WorkingGroup } from "@querschnitt/shared/api/workspace";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useSaveWorkingGroup } from "../../api/administration.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Admin.module.css";

/** Adds a working group, or changes its name and letters. */
export function WorkingGroupDialog({
  group,
  onClose,
}: {
  group: WorkingGroup | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const save = useSaveWorkingGroup();
  const form = useId();
  const [name, setName] = useState(group?.name ?? "");
  const [prefix, setPrefix] = useState(group?.prefix ?? "");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    save.mutate({ ...(group && { id: group.id }), name: name.trim(), prefix }, { onSuccess: onClose });
  };
  const taken = save.error instanceof ApiProblem && save.error.type === "conflict";

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={group ? group.name : t("groups.add")}
      footer={
        <>
          <Button onClick={onClose}>{t("common:cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t("common:save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        {save.error && !taken && (
          <Alert tone="danger" live>
            {problemText(save.error)}
          </Alert>
        )}
        <TextField
          label={t("groups.name")}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("groups.prefix")}
          hint={t("groups.prefixHint")}
          error={taken ? t("groups.prefixTaken") : undefined}
          required
          pattern="[A-ZÄÖÜ]{1,5}"
          maxLength={5}
          value={prefix}
          onChange={(event) => setPrefix(event.target.value.toLocaleUpperCase("de"))}
        />
      </form>
    </Dialog>
  );
}
