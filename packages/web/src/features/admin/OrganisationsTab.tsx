import type { Organisation } from "@querschnitt/shared/api/workspace";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useStakeholderLook } from "../../ui/stakeholder.ts";
import styles from "./Admin.module.css";
import { OrganisationDialog } from "./OrganisationDialog.tsx";

/** The organisations that write the programme together. */
export function OrganisationsTab() {
  const { t } = useTranslation(["admin", "common"]);
  const directory = useDirectory();
  const look = useStakeholderLook();
  const [edited, setEdited] = useState<Organisation | "new">();
  if (!directory.known) return <Skeleton lines={5} />;
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <p>{t("organisations.lead")}</p>
        <Button variant="primary" icon="add" onClick={() => setEdited("new")}>
          {t("organisations.add")}
        </Button>
      </div>
      <ul className={classNames("plain-list", styles.list)}>
        {directory.organisations.map((organisation) => (
          <li key={organisation.id} className={styles.entry}>
            <div className={styles.who}>
              <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />
              <p className={styles.more}>
                {organisation.shortName} · {look(organisation.stakeholderGroup).name}
              </p>
            </div>
            <div className={styles.actions}>
              <Badge icon="people">
                {t("organisations.people", {
                  count: directory.people.filter((person) => person.organisation === organisation.id).length,
                })}
              </Badge>
              <Button
                size="small"
                icon="edit"
                aria-label={t("organisations.editOne", { name: organisation.name })}
                onClick={() => setEdited(organisation)}
              >
                {t("common:edit")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {edited && (
        <OrganisationDialog
          organisation={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}
