import type { PasswordLinkPreview } from "@querschnitt/shared/api/identity";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { usePasswordLink, useSetPassword } from "../../api/session.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Form.module.css";
import { LinkFrame } from "./LinkFrame.tsx";
import { NewPasswordFields } from "./NewPasswordFields.tsx";
import { passwordProblem } from "./passwordProblem.ts";

/** Setting a new password with a link from an administrator. */
export function NewPasswordForm({ secret }: { secret: string }) {
  const { t } = useTranslation("identity");
  return (
    <LinkFrame title={t("newPassword.title")} secret={secret} about={usePasswordLink(secret)}>
      {(link) => <Setting secret={secret} link={link} />}
    </LinkFrame>
  );
}

function Setting({ secret, link }: { secret: string; link: PasswordLinkPreview }) {
  const { t } = useTranslation("identity");
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const set = useSetPassword(secret);
  const [password, setPassword] = useState({ first: "", repeated: "" });
  const [checked, setChecked] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (set.isPending || passwordProblem(password.first, password.repeated)) return;
    set.mutate(password.first, { onSuccess: () => navigate("/", { replace: true }) });
  };

  return (
    <>
      <p>{t("newPassword.lead", { workspace: link.workspace })}</p>
      <Card>
        <form className={styles.form} onSubmit={submit} noValidate={checked}>
          {set.error && (
            <Alert tone="danger" live>
              {problemText(set.error)}
            </Alert>
          )}
          <TextField label={t("email")} type="email" autoComplete="username" readOnly value={link.email} />
          <NewPasswordFields
            label={t("newPassword.label")}
            value={password}
            onChange={setPassword}
            checked={checked}
          />
          <Button type="submit" variant="primary" busy={set.isPending}>
            {t("newPassword.submit")}
          </Button>
        </form>
      </Card>
    </>
  );
}
