import type { Invited, Session } from "@querschnitt/shared/api/sittings";
import { isSealed } from "@querschnitt/shared/policy/sessions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../../api/ApiProblem.ts";
import { useInvite, useSitting } from "../../../api/sittings.ts";
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

const byPerson = ({ invited }: Session): ReadonlyMap<string, Invited> =>
  new Map(invited.map((one) => [one.person, { closed: false, ...one }]));

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
  const { refetch } = useSitting(session.id);
  // The list goes with the revision it was drawn from: with a newer one, it would undo what others did since.
  const [revision, setRevision] = useState(session.revision);
  const [people, setPeople] = useState(() => byPerson(session));
  /** Whether the list is one that was loaded anew, in place of what was filled in. */
  const [isLoadedAnew, setLoadedAnew] = useState(false);
  const startAgain = async (): Promise<void> => {
    const { data } = await refetch();
    if (!data) return;
    setRevision(data.revision);
    setPeople(byPerson(data));
    setLoadedAnew(true);
  };
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
      problem={isLoadedAnew ? t("people.outdated") : invite.error ? problemText(invite.error) : undefined}
      onSubmit={() => {
        setLoadedAnew(false);
        invite.mutate(
          { invited: [...people.values()], revision },
          {
            onSuccess: onClose,
            onError: (error) => {
              if (error instanceof ApiProblem && error.type === "conflict") void startAgain();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {!session.entitled && <Alert tone="info">{t("people.notEntitled")}</Alert>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {all.map(({ id, name }) => {
          const invited = people.get(id);
          return (
            <li key={id}>
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
                <div className={styles.options}>
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
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </FormDialog>
  );
}
