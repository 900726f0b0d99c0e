import type { GroupMember, WorkingGroup } from "@querschnitt/shared/api/workspace";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRemoveGroupMember, useSetGroupMember } from "../../api/administration.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Select } from "../../ui/Select.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Admin.module.css";
import { GroupMemberRow } from "./GroupMemberRow.tsx";

/** One working group: who belongs to it, what they may do on its measures by default, who moderates it. */
export function WorkingGroupCard({
  group,
  administers,
  onEdit,
}: {
  group: WorkingGroup;
  administers: boolean;
  onEdit: () => void;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const directory = useDirectory();
  const setMember = useSetGroupMember(group.id);
  const removeMember = useRemoveGroupMember(group.id);
  const toast = useToast();
  const [added, setAdded] = useState("");

  const nameOf = (person: string) => directory.person(person)?.name ?? t("common:unknownPerson");
  const members = [...group.members].sort(
    (one, other) =>
      Number(other.moderator) - Number(one.moderator) ||
      nameOf(one.person).localeCompare(nameOf(other.person), "de"),
  );
  const candidates = directory.people.filter(
    ({ id, active }) => active && !group.members.some(({ person }) => person === id),
  );
  const add = () => {
    const member: GroupMember = { person: added, role: "editor", moderator: false };
    setMember.mutate(member, { onSuccess: () => setAdded("") });
  };
  const remove = (member: GroupMember) =>
    removeMember.mutate(member.person, {
      onSuccess: () =>
        toast({
          text: t("groups.removed", { name: nameOf(member.person) }),
          action: { label: t("groups.undoRemove"), perform: () => setMember.mutate(member) },
        }),
    });
  const problem = setMember.error ?? removeMember.error;

  return (
    <Card as="section" aria-labelledby={`group-${group.id}`} className={styles.card ?? ""}>
      <div className={styles.cardHead}>
        <h2 id={`group-${group.id}`}>
          {group.name} ({group.prefix})
        </h2>
        {administers && (
          <Button
            size="small"
            icon="edit"
            aria-label={t("groups.editOne", { name: group.name })}
            onClick={onEdit}
          >
            {t("common:edit")}
          </Button>
        )}
      </div>
      {problem && (
        <Alert tone="danger" live>
          {problemText(problem)}
        </Alert>
      )}
      {members.length === 0 && <p>{t("groups.noMembers")}</p>}
      <ul className="plain-list">
        {members.map((member) => (
          <GroupMemberRow
            key={member.person}
            member={member}
            administers={administers}
            onChange={(changed) => setMember.mutate(changed)}
            onRemove={() => remove(member)}
          />
        ))}
      </ul>
      <div className={styles.add}>
        <Select
          label={t("groups.addMember")}
          value={added}
          options={[
            { value: "", label: t("groups.choosePerson") },
            ...candidates.map(({ id, name, organisation }) => ({
              value: id,
              label: `${name} (${directory.organisation(organisation)?.shortName ?? ""})`,
            })),
          ]}
          onValueChange={setAdded}
        />
        <Button icon="add" disabled={added === ""} busy={setMember.isPending} onClick={add}>
          {t("groups.addSubmit")}
        </Button>
      </div>
    </Card>
  );
}
