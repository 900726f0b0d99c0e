import type { WorkingGroup } from "@querschnitt/shared/api/workspace";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useSaveWorkingGroup } from "../../api/administration.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";

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
  const [name, setName] = useState(group?.name ?? "");
  const [prefix, setPrefix] = useState(group?.prefix ?? "");

  const submit = () => {
    save.mutate({ ...(group && { id: group.id }), name: name.trim(), prefix }, { onSuccess: onClose });
  };
  const taken = save.error instanceof ApiProblem && save.error.type === "conflict";

  return (
    <FormDialog
      title={group ? group.name : t("groups.add")}
      submitLabel={t("common:save")}
      busy={save.isPending}
      problem={save.error && !taken ? problemText(save.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
