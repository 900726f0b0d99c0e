import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useChangePassword } from "../../api/session.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { NewPasswordFields } from "./NewPasswordFields.tsx";
import { passwordProblem } from "./passwordProblem.ts";

/** The password one has, and the one one wants. Mount it when it opens. */
export function ChangePasswordDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useTranslation("identity");
  const problemText = useProblemText();
  const toast = useToast();
  const change = useChangePassword();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState({ first: "", repeated: "" });
  const [checked, setChecked] = useState(false);
  const isWrong = change.error instanceof ApiProblem && change.error.type === "wrong-credentials";

  const submit = (): void => {
    setChecked(true);
    if (passwordProblem(password.first, password.repeated)) return;
    change.mutate(
      { current, next: password.first },
      {
        onSuccess: () => {
          toast({ text: t("account.passwordChanged"), tone: "success" });
          onClose();
        },
      },
    );
  };

  return (
    <FormDialog
      title={t("account.changePassword")}
      description={t("account.passwordLead")}
      submitLabel={t("account.changePassword")}
      busy={change.isPending}
      problem={change.error && !isWrong ? problemText(change.error) : undefined}
      noValidate={checked}
      onSubmit={submit}
      onClose={onClose}
    >
      {/* For password managers, which would not know whose password this is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={t("account.currentPassword")}
        error={isWrong ? t("account.currentWrong") : undefined}
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <NewPasswordFields
        label={t("newPassword.label")}
        value={password}
        onChange={setPassword}
        checked={checked}
      />
    </FormDialog>
  );
}
