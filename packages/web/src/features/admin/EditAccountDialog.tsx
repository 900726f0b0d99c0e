import type { Account } from "@querschnitt/shared/api/workspace";
import { workspaceRoles } from "@querschnitt/shared/policy/roles";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useChangeAccount } from "../../api/administration.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { useWorkspace } from "../../api/useWorkspace.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Admin.module.css";
import { PasswordLink } from "./PasswordLink.tsx";
import { PersonSessions } from "./PersonSessions.tsx";

/** Changes a person's name, organisation and role, deactivates them, ends their sessions. */
export function EditAccountDialog({
  account,
  deputies,
  aboutPerson,
  onClose,
}: {
  account: Account;
  /** Who acts for this person. */
  deputies: ReactNode;
  /** What other parts of the application add. */
  aboutPerson: ReactNode;
  onClose: () => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const directory = useDirectory();
  const change = useChangeAccount();
  const workspace = useWorkspace();
  const [name, setName] = useState(account.name);
  const [organisation, setOrganisation] = useState(account.organisation);
  const [workspaceRole, setWorkspaceRole] = useState(account.workspaceRole);
  const [active, setActive] = useState(account.active);

  const [asking, setAsking] = useState(false);
  const [showsSessions, setShowsSessions] = useState(false);
  const leaves = account.active && !active;
  const rises = account.workspaceRole !== "admin" && workspaceRole === "admin";
  const falls = account.workspaceRole === "admin" && workspaceRole !== "admin";

  const save = () => {
    change.mutate(
      { id: account.id, name: name.trim(), organisation, workspaceRole, active },
      {
        onSuccess: () => {
          toast({ text: t("people.saved", { name: name.trim() }), tone: "success" });
          onClose();
        },
        onSettled: () => setAsking(false),
      },
    );
  };
  const submit = () => (leaves || rises || falls ? setAsking(true) : save());
  const consequence = leaves ? "deactivate" : rises ? "makeAdmin" : "unmakeAdmin";
  const problem = change.error;
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
        <Button icon="sign-out" onClick={() => setShowsSessions(true)}>
          {t("people.sessions")}
        </Button>
        <p className={styles.more}>{t("people.sessionsHint")}</p>
      </div>
      <p>
        <Link href={`/administration/rights?person=${account.id}`}>{t("people.rights")}</Link>
      </p>
      {account.active && account.workspaceRole !== "guest" && (
        <fieldset className={styles.group}>
          <legend>{t("people.deputies")}</legend>
          {deputies}
        </fieldset>
      )}
      {aboutPerson}
      {showsSessions && (
        <PersonSessions person={account.id} name={account.name} onClose={() => setShowsSessions(false)} />
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t(`people.confirm.${consequence}.title`, { name: account.name })}
        description={t(`people.confirm.${consequence}.text`)}
        confirm={t(`people.confirm.${consequence}.confirm`)}
        danger
        busy={change.isPending}
        onConfirm={save}
      />
    </FormDialog>
  );
}
