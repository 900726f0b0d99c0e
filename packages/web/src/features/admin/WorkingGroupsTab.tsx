import type { WorkingGroup } from "@querschnitt/shared/api/workspace";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import styles from "./Admin.module.css";
import { WorkingGroupCard } from "./WorkingGroupCard.tsx";
import { WorkingGroupDialog } from "./WorkingGroupDialog.tsx";

/** The working groups and their members; moderators see those they moderate. */
export function WorkingGroupsTab({ administers }: { administers: boolean }) {
  const { t } = useTranslation("admin");
  const me = useMe();
  const directory = useDirectory();
  const [edited, setEdited] = useState<WorkingGroup | "new">();
  if (!directory.known) return <Skeleton lines={5} />;
  const groups = directory.workingGroups.filter(({ id }) => administers || me.mayCreateIn.includes(id));
  const addButton = (
    <Button variant="primary" icon="add" onClick={() => setEdited("new")}>
      {t("groups.add")}
    </Button>
  );
  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        <p>{t("groups.lead")}</p>
        {administers && addButton}
      </div>
      {groups.length === 0 && <EmptyState title={t("groups.none")}>{t("groups.noneText")}</EmptyState>}
      {groups.map((group) => (
        <WorkingGroupCard
          key={group.id}
          group={group}
          administers={administers}
          onEdit={() => setEdited(group)}
        />
      ))}
      {edited && (
        <WorkingGroupDialog
          group={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}
