import type { Session } from "@querschnitt/shared/api/sittings";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useCorrections, useSeal, useSittings } from "../../../api/sittings.ts";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { DateText } from "../../../ui/DateText.tsx";
import { sessionTime } from "../sessionTime.ts";
import styles from "./Minutes.module.css";

/** That the minutes are final: since when, whether they are still what they were then, and where they were approved. */
export function ClosedMinutes({ session, directory }: { session: Session; directory: DirectoryView }) {
  const { t } = useTranslation(["minutes", "common"]);
  if (!session.closing) return null;
  const { at, by } = session.closing;
  return (
    <Alert
      tone={session.approval ? "success" : "info"}
      title={t(session.approval ? "closing.approved" : "closing.closed")}
    >
      <p>
        {t("closing.closedBy", { person: directory.person(by)?.name ?? t("common:unknownPerson") })}{" "}
        <DateText value={at} time />.
      </p>
      {session.approval && <Approval session={session} approval={session.approval} />}
      <Seal session={session} />
    </Alert>
  );
}

/** In which session the minutes were approved, and what was decided about them there. */
function Approval({ session, approval }: { session: Session; approval: NonNullable<Session["approval"]> }) {
  const { t, i18n } = useTranslation("minutes");
  const sessions = useSittings();
  const corrections = useCorrections(session.id);
  const later = sessions.data?.find(({ id }) => id === approval.session);
  return (
    <>
      <p>
        {t("closing.approvedIn")}{" "}
        {later ? (
          <Link href={`/sessions/${later.id}/minutes?item=${approval.item}`}>
            {later.title}, {sessionTime(i18n.language, later)}
          </Link>
        ) : (
          <DateText value={approval.at} />
        )}
      </p>
      {corrections.data && corrections.data.length > 0 && (
        <>
          <p>{t("closing.corrections")}</p>
          <ul>
            {corrections.data.map(({ id, wording }) => (
              <li key={id} className={styles.wording} lang="de">
                {wording}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The content hash, and whether the minutes still have it. */
function Seal({ session }: { session: Session }) {
  const { t } = useTranslation("minutes");
  const check = useSeal(session.id, Boolean(session.closing?.seal));
  if (!session.closing?.seal) return null;
  const isIntact = check.data?.public.intact && check.data.closed?.intact !== false;
  return (
    <details>
      <summary>
        {t(check.data ? (isIntact ? "closing.intact" : "closing.broken") : "closing.unchecked")}
      </summary>
      <p>{t("closing.hashMeaning")}</p>
      <p className={styles.hash}>{session.closing.seal.public}</p>
      {session.closing.seal.closed && (
        <>
          <p>{t("closing.hashClosed")}</p>
          <p className={styles.hash}>{session.closing.seal.closed}</p>
        </>
      )}
    </details>
  );
}
