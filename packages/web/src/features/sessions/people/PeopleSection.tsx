import type { Invited, Session } from "@querschnitt/shared/api/sittings";
import { isSealed } from "@querschnitt/shared/policy/sessions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInvite } from "../../../api/sittings.ts";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import styles from "../Sessions.module.css";

/** Who is invited, and to what. */
export function PeopleSection({ session, directory }: { session: Session; directory: DirectoryView }) {
  const { t, i18n } = useTranslation(["sessions", "common"]);
  const [isEditing, setEditing] = useState(false);
  const nameOf = (person: string): string => directory.person(person)?.name ?? t("common:unknownPerson");
  const people = [...session.invited].sort((one, other) =>
    nameOf(one.person).localeCompare(nameOf(other.person), i18n.language),
  );
  return (
    <section className={styles.section} aria-label={t("people.title")}>
      <h2>{t("people.title")}</h2>
      {people.length === 0 && <p className={styles.small}>{t("people.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {people.map(({ person, voting, closed }) => (
          <li key={person} className={styles.person}>
            <span>{nameOf(person)}</span>
            {!voting && <Badge>{t("people.advising")}</Badge>}
            {closed === false && <Badge>{t("people.publicOnly")}</Badge>}
          </li>
        ))}
      </ul>
      {session.role === "leader" && !isSealed(session.state) && (
        <div>
          <Button icon="people" onClick={() => setEditing(true)}>
            {t("people.edit")}
          </Button>
        </div>
      )}
      {isEditing && <InviteDialog {...{ session, directory }} onClose={() => setEditing(false)} />}
    </section>
  );
}

function InviteDialog({
  session,
  directory,
  onClose,
}: {
  session: Session;
  directory: DirectoryView;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation("sessions");
  const problemText = useProblemText();
  const invite = useInvite(session.id);
  const [people, setPeople] = useState<ReadonlyMap<string, Invited>>(
    () => new Map(session.invited.map((one) => [one.person, { closed: false, ...one }])),
  );
  const set = (person: string, invited: Invited | undefined): void => {
    const next = new Map(people);
    if (invited) next.set(person, invited);
    else next.delete(person);
    setPeople(next);
  };
  const isOfGroup = (person: string): boolean =>
    directory.workingGroup(session.workingGroup)?.members.some((member) => member.person === person) ?? false;
  const all = directory.people
    .filter(({ active, id }) => active || people.has(id))
    .sort((one, other) => one.name.localeCompare(other.name, i18n.language));
  return (
    <FormDialog
      title={t("people.edit")}
      description={t(session.entitled ? "people.editLead" : "people.editLeadPublic")}
      submitLabel={t("form.save")}
      busy={invite.isPending}
      problem={invite.error ? problemText(invite.error) : undefined}
      onSubmit={() =>
        invite.mutate({ invited: [...people.values()], revision: session.revision }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      {!session.entitled && <Alert tone="info">{t("people.notEntitled")}</Alert>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {all.map(({ id, name }) => {
          const invited = people.get(id);
          return (
            <li key={id} className={styles.person}>
              <Checkbox
                label={name}
                checked={invited !== undefined}
                onCheckedChange={(checked) =>
                  set(
                    id,
                    checked
                      ? { person: id, closed: session.entitled && isOfGroup(id), voting: isOfGroup(id) }
                      : undefined,
                  )
                }
              />
              {invited && (
                <>
                  <Checkbox
                    label={t("people.voting")}
                    aria-label={t("people.votingOf", { person: name })}
                    checked={invited.voting}
                    onCheckedChange={(voting) => set(id, { ...invited, voting })}
                  />
                  {session.entitled && (
                    <Checkbox
                      label={t("people.closed")}
                      aria-label={t("people.closedOf", { person: name })}
                      checked={invited.closed}
                      onCheckedChange={(closed) => set(id, { ...invited, closed })}
                    />
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
    </FormDialog>
  );
}
