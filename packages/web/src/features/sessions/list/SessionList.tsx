import type { Session } from "@querschnitt/shared/api/sittings";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Card } from "../../../ui/Card.tsx";
import { GroupLink } from "../GroupLink.tsx";
import { SessionStateBadge } from "../SessionStateBadge.tsx";
import styles from "../Sessions.module.css";
import { sessionTime } from "../sessionTime.ts";

/** Sessions with time, place and state, each leading to its page; nothing where there are none. */
export function SessionList({
  title,
  sessions,
  ofOneGroup = false,
}: {
  title: string;
  sessions: readonly Session[];
  /** Whose they are stands above. */
  ofOneGroup?: boolean;
}) {
  const { i18n } = useTranslation("sessions");
  if (sessions.length === 0) return null;
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: some screen readers drop the role of a list without markers */}
      <ul role="list" className={styles.list}>
        {sessions.map((session) => (
          <Card as="li" key={session.id} className={styles.row}>
            <div className={styles.rowHead}>
              <h3>
                <Link href={`/sessions/${session.id}`}>{session.title}</Link>
              </h3>
              <SessionStateBadge state={session.state} />
            </div>
            <p>{sessionTime(i18n.language, session)}</p>
            {(!ofOneGroup || session.place !== "") && (
              <p className={styles.small}>
                {!ofOneGroup && <GroupLink group={session.workingGroup} />}
                {!ofOneGroup && session.place !== "" && " · "}
                {session.place}
              </p>
            )}
          </Card>
        ))}
      </ul>
    </section>
  );
}
