import type { Organisation } from "@querschnitt/shared/api/workspace";
import { type StakeholderGroup, stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSaveOrganisation } from "../../api/administration.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";

/** Adds an organisation, or changes one. */
export function OrganisationDialog({
  organisation,
  suggestedName = "",
  onClose,
}: {
  organisation: Organisation | undefined;
  /** What a new one may be called. */
  suggestedName?: string;
  /** `saved`: what it is called now, unless it was not saved. */
  onClose: (saved?: string) => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const save = useSaveOrganisation();
  const [name, setName] = useState(organisation?.name ?? suggestedName);
  const [shortName, setShortName] = useState(organisation?.shortName ?? "");
  const [group, setGroup] = useState<StakeholderGroup>(organisation?.stakeholderGroup ?? "civil-society");

  const submit = () => {
    save.mutate(
      {
        ...(organisation && { id: organisation.id }),
        name: name.trim(),
        shortName: shortName.trim(),
        stakeholderGroup: group,
      },
      { onSuccess: () => onClose(name.trim()) },
    );
  };

  return (
    <FormDialog
      title={organisation ? organisation.name : t("organisations.add")}
      submitLabel={t("common:save")}
      busy={save.isPending}
      problem={save.error ? problemText(save.error) : undefined}
      onSubmit={submit}
      onClose={() => onClose()}
    >
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
    </FormDialog>
  );
}
