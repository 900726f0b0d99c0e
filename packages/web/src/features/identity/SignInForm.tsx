import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSignIn } from "../../api/signIn.ts";
import { useDemonstration } from "../../api/useDemonstration.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { useWorkspace } from "../../api/useWorkspace.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Page } from "../../ui/Page.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { DemonstrationSignIns } from "./DemonstrationSignIns.tsx";
import styles from "./Form.module.css";

/** Signing in with e-mail address and password; in a demonstration also by one click. */
export function SignInForm() {
  const { t } = useTranslation("signIn");
  const problemText = useProblemText();
  const workspace = useWorkspace();
  const demonstration = useDemonstration(workspace.data?.demonstration ?? false);
  const signIn = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };

  return (
    <Page title={t("title")} lead={t("lead")} width="narrow">
      <Card>
        <form className={styles.form} onSubmit={submit}>
          {signIn.error && (
            <Alert tone="danger" live>
              {problemText(signIn.error)}
            </Alert>
          )}
          <TextField
            label={t("email")}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={t("password")}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit" variant="primary" busy={signIn.isPending}>
            {t("submit")}
          </Button>
          <p className={styles.note}>{t("noRegistration")}</p>
        </form>
      </Card>
      {demonstration.data && (
        <DemonstrationSignIns
          demonstration={demonstration.data}
          busy={signIn.isPending}
          onChoose={(chosen) => signIn.mutate({ email: chosen, password: demonstration.data.password })}
        />
      )}
    </Page>
  );
}
