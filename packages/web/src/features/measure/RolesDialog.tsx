import type { MeasurePerson } from "@querschnitt/shared/api/measures";
import { type AssignedRole, measureRoles } from "@querschnitt/shared/policy/roles";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSetMeasureRole } from "../../api/measureMutations.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useMeasurePeople } from "../../api/useMeasures.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./MeasureHeader.module.css";

/** Who may do what on a measure; changed here, it takes effect at once. */
export function RolesDialog({
  measure,
  directory,
  onClose,
}: {
  measure: string;
  directory: DirectoryView;
  onClose: () => void;
}) {
  const { t } = useTranslation("measure");
  const people = useMeasurePeople(measure, true);
  const setRole = useSetMeasureRole(measure);
  const problemText = useProblemText();
  const [search, setSearch] = useState("");
  const error = setRole.error ?? people.error;
  const wanted = search.trim().toLocaleLowerCase("de");
  const shown = (people.data ?? [])
    .map((entry) => ({ entry, name: directory.person(entry.person)?.name ?? "" }))
    .filter(({ entry, name }) => {
      const organisation = directory.organisationOf(entry.person)?.name ?? "";
      return `${name} ${organisation}`.toLocaleLowerCase("de").includes(wanted);
    })
    .sort((a, b) => a.name.localeCompare(b.name, "de"));
  return (
    <Dialog open onOpenChange={onClose} size="wide" title={t("roles.title")} description={t("roles.help")}>
      {error && (
        <Alert tone="danger" live>
          {problemText(error)}
        </Alert>
      )}
      <TextField
        label={t("roles.search")}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      {people.data ? (
        <ul className={styles.people}>
          {shown.map(({ entry }) => (
            <PersonRow
              key={entry.person}
              entry={entry}
              directory={directory}
              onChange={(role) => setRole.mutate({ person: entry.person, role })}
            />
          ))}
        </ul>
      ) : (
        !error && <Skeleton />
      )}
    </Dialog>
  );
}

function PersonRow({
  entry,
  directory,
  onChange,
}: {
  entry: MeasurePerson;
  directory: DirectoryView;
  onChange: (role: AssignedRole | null) => void;
}) {
  const { t } = useTranslation("measure");
  const { t: common } = useTranslation("common");
  const announce = useAnnounce();
  const name = directory.person(entry.person)?.name ?? common("unknownPerson");
  const organisation = directory.organisationOf(entry.person);
  const roleName = (role: AssignedRole | null): string => common(`measureRoles.${role ?? "none"}`);
  const choices = [
    { value: "default", label: t("roles.default") },
    ...[...measureRoles, "none" as const].map((role) => ({ value: role, label: roleName(role) })),
  ];
  return (
    <li>
      <span className={styles.person}>
        <strong>{name}</strong>
        {organisation && <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />}
        <span className={styles.effective}>
          {entry.moderates ? t("roles.moderates") : t("roles.now", { role: roleName(entry.role) })}
        </span>
      </span>
      {!entry.moderates && (
        <Select
          label={t("roles.of", { name })}
          hideLabel
          value={entry.assigned ?? "default"}
          options={choices}
          onValueChange={(value) => {
            const role = value === "default" ? null : (value as AssignedRole);
            onChange(role);
            announce(t("roles.changed", { name, role: role ? roleName(role) : t("roles.default") }));
          }}
        />
      )}
    </li>
  );
}
