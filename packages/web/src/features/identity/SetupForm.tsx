import { type StakeholderGroup, stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useSetUp } from "../../api/session.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Form.module.css";
import { NewPasswordFields } from "./NewPasswordFields.tsx";
import { passwordProblem } from "./passwordProblem.ts";

const empty = { code: "", workspaceName: "", organisation: "", shortName: "", name: "", email: "" };

/** The first set-up: workspace, first organisation, first administrator. */
export function SetupForm() {
  const { t } = useTranslation(["identity", "common"]);
  const problemText = useProblemText();
  const setUp = useSetUp();
  const [values, setValues] = useState(empty);
  const [group, setGroup] = useState<StakeholderGroup>("administration");
  const [password, setPassword] = useState({ first: "", repeated: "" });
  const [checked, setChecked] = useState(false);

  const text = (key: keyof typeof empty) => ({
    required: true,
    value: values[key],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [key]: event.target.value }),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (passwordProblem(password.first, password.repeated)) return;
    setUp.mutate({
      code: values.code.trim(),
      workspaceName: values.workspaceName.trim(),
      organisation: {
        name: values.organisation.trim(),
        shortName: values.shortName.trim(),
        stakeholderGroup: group,
      },
      name: values.name.trim(),
      email: values.email.trim(),
      password: password.first,
    });
  };

  const wrongCode = setUp.error instanceof ApiProblem && setUp.error.type === "wrong-setup-code";
  return (
    <Page title={t("setup.title")} lead={t("setup.lead")} width="narrow">
      <Card>
        <form className={styles.form} onSubmit={submit}>
          {setUp.error && (
            <Alert tone="danger" live>
              {problemText(setUp.error)}
            </Alert>
          )}
          <fieldset className={styles.group}>
            <legend>{t("setup.codeGroup")}</legend>
            <TextField
              label={t("setup.code")}
              hint={t("setup.codeHint")}
              error={wrongCode ? t("common:problems.wrong-setup-code") : undefined}
              autoComplete="off"
              spellCheck={false}
              {...text("code")}
            />
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{t("setup.workspaceGroup")}</legend>
            <TextField
              label={t("setup.workspaceName")}
              hint={t("setup.workspaceNameHint")}
              maxLength={120}
              {...text("workspaceName")}
            />
            <TextField label={t("setup.organisation")} maxLength={120} {...text("organisation")} />
            <TextField
              label={t("setup.shortName")}
              hint={t("setup.shortNameHint")}
              maxLength={30}
              {...text("shortName")}
            />
            <Select
              label={t("setup.stakeholderGroup")}
              value={group}
              onValueChange={setGroup}
              options={stakeholderGroups.map((value) => ({
                value,
                label: t(`common:stakeholderGroups.${value}.name`),
              }))}
            />
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{t("setup.administratorGroup")}</legend>
            <TextField label={t("name")} autoComplete="name" maxLength={120} {...text("name")} />
            <TextField label={t("email")} type="email" autoComplete="username" {...text("email")} />
            <NewPasswordFields
              label={t("password")}
              value={password}
              onChange={setPassword}
              checked={checked}
            />
          </fieldset>
          <Button type="submit" variant="primary" busy={setUp.isPending}>
            {t("setup.submit")}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
