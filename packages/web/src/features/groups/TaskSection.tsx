import type { OpenTask } from "@querschnitt/shared/api/groupWork";
import { isOver } from "@querschnitt/shared/policy/overdue";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { useToday } from "../../ui/useToday.ts";
import styles from "./Groups.module.css";
import { RecordedPlace } from "./RecordedPlace.tsx";

/** What somebody has taken on in a session and is not done: the nearest deadline first. */
export function TaskSection({ tasks, directory }: { tasks: readonly OpenTask[]; directory: DirectoryView }) {
  const { t } = useTranslation(["groups", "common"]);
  const today = useToday();
  return (
    <section className={styles.section} aria-label={t("tasks.title")}>
      <h2>{t("tasks.title")}</h2>
      {tasks.length === 0 && <p className={styles.small}>{t("tasks.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {tasks.map((task) => {
          const { id, session, part, what, deadline, person } = task;
          const organisation = directory.organisation(task.organisation);
          return (
            <Card as="li" key={`${session} ${part} ${id}`} className={styles.row}>
              <p className={styles.words} lang="de">
                {what}
              </p>
              <div className={styles.marks}>
                {organisation && (
                  <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />
                )}
                {person && <span>{directory.person(person)?.name ?? t("common:unknownPerson")}</span>}
                {!organisation && !person && <span>{t("tasks.nobody")}</span>}
                {deadline === null ? (
                  <span>{t("tasks.noDeadline")}</span>
                ) : (
                  <span>
                    {t("tasks.until")} <DateText value={deadline} />
                  </span>
                )}
                {isOver(deadline, today) && (
                  <Badge tone="danger" icon="clock">
                    {t("tasks.overdue")}
                  </Badge>
                )}
              </div>
              <div className={styles.marks}>
                <RecordedPlace place={task} />
              </div>
            </Card>
          );
        })}
      </ul>
    </section>
  );
}
