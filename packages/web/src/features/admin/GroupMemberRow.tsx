import type { GroupMember } from "@querschnitt/shared/api/workspace";
import { measureRoles } from "@querschnitt/shared/policy/roles";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./Admin.module.css";

/** One member of a working group. Who moderates it is decided by administrators only. */
export function GroupMemberRow({
  member,
  administers,
  onChange,
  onRemove,
}: {
  member: GroupMember;
  administers: boolean;
  onChange: (member: GroupMember) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const directory = useDirectory();
  const person = directory.person(member.person);
  const organisation = directory.organisationOf(member.person);
  const name = person?.name ?? t("common:unknownPerson");
  return (
    <li className={styles.member}>
      <div className={styles.who}>
        <p className={styles.name}>
          {name} {person?.active === false && <Badge tone="warning">{t("people.inactive")}</Badge>}
        </p>
        {organisation && <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />}
      </div>
      <div className={styles.actions}>
        {administers ? (
          <Checkbox
            label={
              <>
                {t("groups.moderates")} <span className="visually-hidden">({name})</span>
              </>
            }
            checked={member.moderator}
            onCheckedChange={(moderator) => onChange({ ...member, moderator })}
          />
        ) : (
          member.moderator && <Badge tone="info">{t("groups.moderates")}</Badge>
        )}
        <Select
          label={t("groups.roleOf", { name })}
          hideLabel
          value={member.role}
          options={measureRoles.map((role) => ({ value: role, label: t(`common:measureRoles.${role}`) }))}
          onValueChange={(role) => onChange({ ...member, role })}
        />
        {(administers || !member.moderator) && (
          <IconButton icon="trash" label={t("groups.remove", { name })} onClick={onRemove} />
        )}
      </div>
    </li>
  );
}
