import type { Session } from "@querschnitt/shared/api/sittings";
import { readAgenda } from "@querschnitt/shared/documents/agenda";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import type { RoomHandle } from "../../../sync/RoomHandle.ts";
import { useLedger } from "../../../sync/useLedger.ts";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { SessionDownload } from "../SessionDownload.tsx";
import styles from "../Sessions.module.css";
import { minutesOf } from "../sessionTime.ts";
import { AgendaList } from "./AgendaList.tsx";
import { TimeSum } from "./TimeSum.tsx";

/** The agenda as its reader may see it: the public part, and what is not public or how the public may name that. */
export function AgendaSection({
  session,
  me,
  open,
  closed,
  mayPrepare,
  directory,
}: {
  session: Session;
  me: string;
  /** The room of the public part. */
  open: RoomHandle | undefined;
  /** The room of the non-public part; undefined for who has no part in it. */
  closed: RoomHandle | undefined;
  mayPrepare: boolean;
  directory: DirectoryView;
}) {
  const { t } = useTranslation("sessions");
  const agenda = useLedger(open, readAgenda);
  const confidential = useLedger(closed, readAgenda);
  const isReady = open?.status.ready && (!session.entitled || closed?.status.ready);
  if (!open || !agenda || !isReady) return <Skeleton />;
  const planned = [...agenda.items, ...(confidential?.items ?? [])].reduce(
    (sum, { minutes }) => sum + (minutes ?? 0),
    0,
  );
  const shared = { group: session.workingGroup, me, mayPrepare, directory };
  return (
    <section className={styles.section} aria-label={t("agenda")}>
      <h2>{t("agenda")}</h2>
      <TimeSum planned={planned} length={minutesOf(session)} />
      <AgendaList
        key={open.generation}
        items={agenda.items}
        itemsNow={() => readAgenda(open.doc).items}
        part="public"
        perform={open.perform}
        {...shared}
      />
      {closed && confidential ? (
        <section className={`${styles.section} ${styles.closed}`} aria-label={t("parts.closed")}>
          <h3>{t("parts.closed")}</h3>
          <p className={styles.small}>{t("closedMeaning")}</p>
          <AgendaList
            key={closed.generation}
            items={confidential.items}
            itemsNow={() => readAgenda(closed.doc).items}
            part="closed"
            perform={closed.perform}
            announcePublicly={(item, title) => open.perform({ type: "announce", item, title })}
            {...shared}
          />
        </section>
      ) : (
        agenda.announcements.length > 0 && (
          <section className={`${styles.section} ${styles.closed}`} aria-label={t("parts.closed")}>
            <h3>{t("parts.closed")}</h3>
            <ul>
              {agenda.announcements.map(({ id, title }) => (
                <li key={id}>{title}</li>
              ))}
            </ul>
          </section>
        )
      )}
      <div>
        <SessionDownload session={session} document="agenda" />
      </div>
    </section>
  );
}
