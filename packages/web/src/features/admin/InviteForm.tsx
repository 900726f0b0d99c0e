import type { CreatedInvitation, NewInvitation } from "@querschnitt/shared/api/identity";
import { type WorkspaceRole, workspaceRoles } from "@querschnitt/shared/policy/roles";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../api/ApiProblem.ts";
import { useInvite } from "../../api/administration.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Admin.module.css";
import { GuestMeasures } from "./GuestMeasures.tsx";

/** Who is invited, in whose name, as what, and into which groups (or, for guests, to which measures). */
export function InviteForm({
  administers,
  onCreated,
  onCancel,
}: {
  administers: boolean;
  onCreated: (created: CreatedInvitation) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const me = useMe();
  const directory = useDirectory();
  const invite = useInvite();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [organisation, setOrganisation] = useState("");
  const [role, setRole] = useState<WorkspaceRole>("member");
  const [groups, setGroups] = useState<string[]>([]);
  const [measures, setMeasures] = useState<NewInvitation["measures"]>([]);

  const guest = role === "guest";
  const offeredGroups = directory.workingGroups.filter(
    ({ id }) => administers || me.mayCreateIn.includes(id),
  );
  const roles = workspaceRoles.filter((value) => administers || value === "member" || value === "guest");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (invite.isPending) return;
    invite.mutate(
      {
        name: name.trim(),
        email: email.trim(),
        organisation,
        workspaceRole: role,
        workingGroups: guest ? [] : groups,
        measures: guest ? measures : [],
      },
      { onSuccess: onCreated },
    );
  };

  const taken = invite.error instanceof ApiProblem && invite.error.type === "conflict";
  return (
    <form onSubmit={submit} className={styles.form}>
      {invite.error && (
        <Alert tone="danger" live>
          {taken ? t("invite.taken") : problemText(invite.error)}
        </Alert>
      )}
      <TextField
        label={t("invite.name")}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("invite.email")}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Select
        label={t("people.organisation")}
        required
        value={organisation}
        options={[
          { value: "", label: t("invite.chooseOrganisation"), disabled: true },
          ...directory.organisations.map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onValueChange={setOrganisation}
      />
      <Select
        label={t("people.role")}
        hint={t(`roleHints.${role}`)}
        value={role}
        options={roles.map((value) => ({ value, label: t(`common:workspaceRoles.${value}`) }))}
        onValueChange={setRole}
      />
      {guest ? (
        <GuestMeasures value={measures} onChange={setMeasures} groups={offeredGroups.map(({ id }) => id)} />
      ) : (
        <fieldset className={styles.group}>
          <legend>{t("invite.groups")}</legend>
          {offeredGroups.map((group) => (
            <Checkbox
              key={group.id}
              label={group.name}
              checked={groups.includes(group.id)}
              onCheckedChange={(checked) =>
                setGroups(checked ? [...groups, group.id] : groups.filter((id) => id !== group.id))
              }
            />
          ))}
        </fieldset>
      )}
      <div className={styles.actions}>
        <Button onClick={onCancel}>{t("common:cancel")}</Button>
        <Button type="submit" variant="primary" busy={invite.isPending}>
          {t("invite.submit")}
        </Button>
      </div>
    </form>
  );
}
