import type { Account } from "@querschnitt/shared/api/workspace";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useErasePerson } from "../../api/personData.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Personal.module.css";

const goes = ["name", "access", "marks", "messages"] as const;
const stays = ["written", "named", "backups", "devices"] as const;

/** Says what goes and what stays, and has the name typed, before a person is erased for good. */
export function ErasePersonDialog({
  account,
  onClose,
  onErased,
}: {
  account: Account;
  onClose: () => void;
  onErased: () => void;
}) {
  const { t } = useTranslation("personal");
  const problemText = useProblemText();
  const toast = useToast();
  const erase = useErasePerson(account.id);
  const [typed, setTyped] = useState("");
  const [isMissing, setMissing] = useState(false);
  const isRight = typed.trim() === account.name;
  const { error } = erase;
  const isLast = error instanceof ApiProblem && error.type === "conflict";

  const submit = (): void => {
    setMissing(!isRight);
    if (!isRight) return;
    erase.mutate(typed.trim(), {
      onSuccess: () => {
        toast({ tone: "success", text: t("erase.done") });
        onErased();
      },
    });
  };
  return (
    <FormDialog
      title={t("erase.title", { name: account.name })}
      description={t("erase.lead")}
      submitLabel={t("erase.confirm")}
      noValidate
      danger
      busy={erase.isPending}
      problem={isLast ? t("erase.conflict") : error ? problemText(error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <div>
        <strong>{t("erase.goesTitle")}</strong>
        <ul className={styles.points}>
          {goes.map((point) => (
            <li key={point}>{t(`erase.goes.${point}`)}</li>
          ))}
        </ul>
      </div>
      <div>
        <strong>{t("erase.staysTitle")}</strong>
        <ul className={styles.points}>
          {stays.map((point) => (
            <li key={point}>{t(`erase.stays.${point}`)}</li>
          ))}
        </ul>
      </div>
      <TextField
        label={t("erase.type", { name: account.name })}
        autoComplete="off"
        required
        value={typed}
        error={isMissing && !isRight ? t("erase.mismatch") : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
