import type { Organisation } from "@querschnitt/shared/api/workspace";
import { type StakeholderGroup, stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSaveOrganisation } from "../../api/administration.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Admin.module.css";

/** Adds an organisation, or changes one. */
export function OrganisationDialog({
  organisation,
  onClose,
}: {
  organisation: Organisation | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const save = useSaveOrganisation();
  const form = useId();
  const [name, setName] = useState(organisation?.name ?? "");
  const [shortName, setShortName] = useState(organisation?.shortName ?? "");
  const [group, setGroup] = useState<StakeholderGroup>(organisation?.stakeholderGroup ?? "civil-society");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    save.mutate(
      {
        ...(organisation && { id: organisation.id }),
        name: name.trim(),
        shortName: shortName.trim(),
        stakeholderGroup: group,
      },
      { onSuccess: onClose },
    );
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={organisation ? organisation.name : t("organisations.add")}
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
        {save.error && (
          <Alert tone="danger" live>
            {problemText(save.error)}
          </Alert>
        )}
        <TextField
          label={t("organisations.name")}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("organisations.shortName")}
          hint={t("organisations.shortNameHint")}
          required
          maxLength={30}
          value={shortName}
          onChange={(event) => setShortName(event.target.value)}
        />
        <Select
          label={t("organisations.group")}
          value={group}
          options={stakeholderGroups.map((value) => ({
            value,
            label: t(`common:stakeholderGroups.${value}.name`),
          }))}
          onValueChange={setGroup}
        />
      </form>
    </Dialog>
  );
}
