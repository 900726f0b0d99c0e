import { workspaceRoles } from "@querschnitt/shared/policy/roles";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Admin.module.css";
import { judgeRows, type Known, type RowProblem } from "./judgeRows.ts";
import type { ImportRow } from "./readRows.ts";

/** Corrects one row of the list. */
export function ImportRowDialog({
  row,
  known,
  others,
  onSave,
  onClose,
}: {
  row: ImportRow;
  known: Known;
  others: readonly ImportRow[];
  onSave: (row: ImportRow) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["import", "common"]);
  const [before] = judgeRows([row, ...others], known);
  const understood = before?.problems.some(({ kind }) => kind === "role-unknown") ? "" : roleIn(row, known);
  const [name, setName] = useState(row.name);
  const [email, setEmail] = useState(row.email);
  const [organisation, setOrganisation] = useState(() => nameIn(row, known));
  const [role, setRole] = useState<string>(understood);
  const [groups, setGroups] = useState(() => groupsIn(row, known));
  const isGuest = role === "guest";
  const changed: ImportRow = {
    ...row,
    name: name.trim(),
    email: email.trim(),
    organisation,
    role,
    groups: isGuest ? "" : groups.join(", "),
    included: true,
  };
  const problems = judgeRows([changed, ...others], known)[0]?.problems ?? [];
  // Shown from the beginning: the dialog was opened because of them.
  const errorOf = (start: string): string | undefined => {
    const problem = problems.find(({ kind }) => kind.startsWith(start));
    return problem && textOf(problem);
  };
  const textOf = (problem: RowProblem) =>
    t(`problems.${problem.kind}`, { text: "text" in problem ? problem.text : "" });
  return (
    <FormDialog
      title={t("row.title", { line: row.line })}
      submitLabel={t("common:save")}
      noValidate
      onClose={onClose}
      onSubmit={() => problems.length === 0 && onSave(withWords(changed))}
    >
      <TextField
        label={t("columns.name")}
        error={errorOf("name")}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("columns.email")}
        error={errorOf("email")}
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Select
        label={t("columns.organisation")}
        error={errorOf("organisation")}
        required
        value={organisation}
        options={[
          { value: "", label: t("row.choose"), disabled: true },
          ...known.organisations.map((one) => ({ value: one.name, label: one.name })),
        ]}
        onValueChange={setOrganisation}
      />
      <Select
        label={t("columns.role")}
        error={role === "" ? textOf({ kind: "role-unknown", text: row.role }) : undefined}
        required
        value={role}
        options={[
          { value: "", label: t("row.choose"), disabled: true },
          ...workspaceRoles.map((value) => ({
            value: value as string,
            label: t(`common:workspaceRoles.${value}`),
          })),
        ]}
        onValueChange={setRole}
      />
      {!isGuest && (
        <fieldset className={styles.group}>
          <legend>{t("columns.groups")}</legend>
          {known.workingGroups.map((group) => (
            <Checkbox
              key={group.id}
              label={group.name}
              checked={groups.includes(group.name)}
              onCheckedChange={(checked) =>
                setGroups(checked ? [...groups, group.name] : groups.filter((one) => one !== group.name))
              }
            />
          ))}
        </fieldset>
      )}
    </FormDialog>
  );

  /** The role as the list shows it. */
  function withWords(corrected: ImportRow): ImportRow {
    return { ...corrected, role: t(`common:workspaceRoles.${corrected.role}`) };
  }
}

function nameIn({ organisation }: ImportRow, { organisations }: Known): string {
  const text = organisation.trim().toLocaleLowerCase("de");
  const same = (one: string) => one.toLocaleLowerCase("de") === text;
  return organisations.find(({ name, shortName }) => same(name) || same(shortName))?.name ?? "";
}

function roleIn({ role }: ImportRow, { roles }: Known): string {
  return role.trim() === "" ? "member" : (roles.get(role.trim().toLocaleLowerCase("de")) ?? "");
}

function groupsIn({ groups }: ImportRow, { workingGroups }: Known): string[] {
  const parts = groups.split(/[,;|/]/).map((one) => one.trim().toLocaleLowerCase("de"));
  return workingGroups
    .filter(({ name, prefix }) => [name, prefix].some((one) => parts.includes(one.toLocaleLowerCase("de"))))
    .map(({ name }) => name);
}
