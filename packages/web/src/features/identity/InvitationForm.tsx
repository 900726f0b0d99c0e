import type { InvitationPreview } from "@querschnitt/shared/api/identity";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useAcceptInvitation, useInvitation } from "../../api/session.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Form.module.css";
import { LinkFrame } from "./LinkFrame.tsx";
import { NewPasswordFields } from "./NewPasswordFields.tsx";
import { passwordProblem } from "./passwordProblem.ts";

/** Accepting an invitation: what it is, one's name, a password. */
export function InvitationForm({ secret }: { secret: string }) {
  const { t } = useTranslation("identity");
  return (
    <LinkFrame title={t("invitation.title")} secret={secret} about={useInvitation(secret)}>
      {(invitation) => <Acceptance secret={secret} invitation={invitation} />}
    </LinkFrame>
  );
}

function Acceptance({ secret, invitation }: { secret: string; invitation: InvitationPreview }) {
  const { t } = useTranslation("identity");
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const accept = useAcceptInvitation(secret);
  const [name, setName] = useState(invitation.name);
  const [password, setPassword] = useState({ first: "", repeated: "" });
  const [checked, setChecked] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (passwordProblem(password.first, password.repeated)) return;
    accept.mutate(
      { name: name.trim(), password: password.first },
      { onSuccess: () => navigate("/", { replace: true }) },
    );
  };

  return (
    <>
      <p>{t("invitation.lead", { workspace: invitation.workspace })}</p>
      <p>
        <OrganisationMark
          group={invitation.organisation.stakeholderGroup}
          name={invitation.organisation.name}
        />
      </p>
      <Card>
        <form className={styles.form} onSubmit={submit} noValidate={checked}>
          {accept.error && (
            <Alert tone="danger" live>
              {problemText(accept.error)}
            </Alert>
          )}
          <TextField
            label={t("email")}
            hint={t("invitation.emailHint")}
            type="email"
            autoComplete="username"
            readOnly
            value={invitation.email}
          />
          <TextField
            label={t("name")}
            hint={t("nameHint")}
            autoComplete="name"
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <NewPasswordFields
            label={t("password")}
            value={password}
            onChange={setPassword}
            checked={checked}
          />
          <Button type="submit" variant="primary" busy={accept.isPending}>
            {t("invitation.submit")}
          </Button>
        </form>
      </Card>
    </>
  );
}
