import type { Person } from "@querschnitt/shared/api/workspace";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNameDeputy } from "../../api/deputies.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Deputies.module.css";

/** Names a colleague who acts for a person from one day to another. */
export function DeputyDialog({
  person,
  colleagues,
  onClose,
}: {
  person: string;
  colleagues: readonly Person[];
  onClose: () => void;
}) {
  const { t } = useTranslation(["deputies", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const name = useNameDeputy(person);
  const today = dayOf(new Date());
  const [deputy, setDeputy] = useState("");
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  return (
    <FormDialog
      title={t("name")}
      description={t("lead")}
      submitLabel={t("common:save")}
      busy={name.isPending}
      problem={name.error ? problemText(name.error) : undefined}
      onClose={onClose}
      onSubmit={() =>
        name.mutate(
          { deputy, from, until },
          {
            onSuccess: () => {
              toast({ text: t("named"), tone: "success" });
              onClose();
            },
          },
        )
      }
    >
      <Select
        label={t("deputy")}
        required
        value={deputy}
        options={[
          { value: "", label: t("choose"), disabled: true },
          ...colleagues.map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onValueChange={setDeputy}
      />
      <div className={styles.days}>
        <TextField
          label={t("from")}
          type="date"
          required
          min={today}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={t("last")}
          type="date"
          required
          min={from || today}
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}
