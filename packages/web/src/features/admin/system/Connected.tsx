import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnected } from "../../../api/system.ts";
import { useDirectory } from "../../../api/useDirectory.ts";
import { usePlan } from "../../../api/usePlan.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { OrganisationMark } from "../../../ui/OrganisationMark.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import adminStyles from "../Admin.module.css";
import { PersonSessions } from "../PersonSessions.tsx";
import styles from "./System.module.css";

/** Who is connected now, and how much is open where: never who has opened what. */
export function Connected() {
  const { t } = useTranslation(["system", "common"]);
  const problemText = useProblemText();
  const directory = useDirectory();
  const plan = usePlan();
  const connected = useConnected();
  const [shown, setShown] = useState<string>();
  const nameOf = (person: string) => directory.person(person)?.name ?? t("common:unknownPerson");
  const people = [...(connected.data?.people ?? [])].sort((one, other) =>
    nameOf(one.person).localeCompare(nameOf(other.person), "de"),
  );
  return (
    <Card as="section" aria-labelledby="system-connected">
      <h3 id="system-connected">{t("connected.title", { count: people.length })}</h3>
      <p className={adminStyles.more}>{t("connected.lead")}</p>
      {connected.error && <Alert tone="warning">{problemText(connected.error)}</Alert>}
      {connected.isPending && <Skeleton />}
      <ul className={`plain-list ${styles.people}`}>
        {people.map(({ person, sessions }) => {
          const organisation = directory.organisationOf(person);
          return (
            <li key={person} className={adminStyles.member}>
              <div className={adminStyles.who}>
                <p className={adminStyles.name}>{nameOf(person)}</p>
                {organisation && (
                  <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />
                )}
                {sessions > 1 && (
                  <p className={adminStyles.more}>{t("connected.devices", { count: sessions })}</p>
                )}
              </div>
              <Button
                size="small"
                aria-label={t("connected.sessionsOf", { name: nameOf(person) })}
                onClick={() => setShown(person)}
              >
                {t("connected.sessions")}
              </Button>
            </li>
          );
        })}
      </ul>
      <h4 className={styles.subtitle}>{t("connected.open")}</h4>
      {connected.data?.measures.length === 0 ? (
        <p className={adminStyles.more}>{t("connected.nothing")}</p>
      ) : (
        <ul className={styles.open}>
          {connected.data?.measures.map(({ measure, documents, people: count }) => {
            const row = plan.data?.find(({ id }) => id === measure);
            return (
              <li key={measure}>
                {row ? `${row.number} ${row.title}` : t("connected.unknown")}:{" "}
                {t("connected.documents", { count: documents })}, {t("connected.people", { count })}
              </li>
            );
          })}
        </ul>
      )}
      {shown && <PersonSessions person={shown} name={nameOf(shown)} onClose={() => setShown(undefined)} />}
    </Card>
  );
}
