import type { Account } from "@querschnitt/shared/api/workspace";
import { workspaceRoles } from "@querschnitt/shared/policy/roles";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useChangeAccount, useEndSessionsOf } from "../../api/administration.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { useWorkspace } from "../../api/useWorkspace.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Admin.module.css";
import { PasswordLink } from "./PasswordLink.tsx";

/** Changes a person's name, organisation and role, deactivates them, ends their sessions. */
export function EditAccountDialog({
  account,
  aboutPerson,
  onClose,
}: {
  account: Account;
  /** What other parts of the application add. */
  aboutPerson: ReactNode;
  onClose: () => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const directory = useDirectory();
  const change = useChangeAccount();
  const endSessions = useEndSessionsOf();
  const workspace = useWorkspace();
  const [name, setName] = useState(account.name);
  const [organisation, setOrganisation] = useState(account.organisation);
  const [workspaceRole, setWorkspaceRole] = useState(account.workspaceRole);
  const [active, setActive] = useState(account.active);

  const submit = () => {
    change.mutate(
      { id: account.id, name: name.trim(), organisation, workspaceRole, active },
      {
        onSuccess: () => {
          toast({ text: t("people.saved", { name: name.trim() }), tone: "success" });
          onClose();
        },
      },
    );
  };
  const problem = change.error ?? endSessions.error;
  const lastAdministrator = problem instanceof ApiProblem && problem.type === "conflict";

  return (
    <FormDialog
      title={account.name}
      description={account.email}
      submitLabel={t("common:save")}
      busy={change.isPending}
      problem={lastAdministrator ? t("people.lastAdministrator") : problem ? problemText(problem) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("invite.name")}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        label={t("people.organisation")}
        value={organisation}
        options={directory.organisations.map(({ id, name: label }) => ({ value: id, label }))}
        onValueChange={setOrganisation}
      />
      <Select
        label={t("people.role")}
        hint={t(`roleHints.${workspaceRole}`)}
        value={workspaceRole}
        options={workspaceRoles.map((value) => ({ value, label: t(`common:workspaceRoles.${value}`) }))}
        onValueChange={setWorkspaceRole}
      />
      <Checkbox label={t("people.activeLabel")} checked={active} onCheckedChange={setActive} />
      {account.active && !workspace.data?.demonstration && <PasswordLink account={account} />}
      <div>
        <Button
          icon="sign-out"
          busy={endSessions.isPending}
          onClick={() =>
            endSessions.mutate(account.id, {
              onSuccess: () => toast({ text: t("people.sessionsEnded"), tone: "success" }),
            })
          }
        >
          {t("people.endSessions")}
        </Button>
        <p className={styles.more}>{t("people.endSessionsHint")}</p>
      </div>
      {aboutPerson}
    </FormDialog>
  );
}
