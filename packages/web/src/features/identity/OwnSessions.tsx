import { useTranslation } from "react-i18next";
import { useEndOtherSession, useSessions } from "../../api/session.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { browserName } from "../../ui/browserName.ts";
import { Card } from "../../ui/Card.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DateText } from "../../ui/DateText.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./AccountView.module.css";

/** Where one is signed in, and ending it elsewhere. */
export function OwnSessions() {
  const { t } = useTranslation("identity");
  const problemText = useProblemText();
  const toast = useToast();
  const sessions = useSessions();
  const end = useEndOtherSession();
  const newestFirst = [...(sessions.data ?? [])].sort(
    (one, other) =>
      Number(other.current) - Number(one.current) || other.createdAt.localeCompare(one.createdAt),
  );
  return (
    <Card as="section" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t("sessions.title")}</h2>
      <p className={styles.note}>{t("sessions.lead")}</p>
      {sessions.isPending && <Skeleton />}
      {(sessions.error ?? end.error) && (
        <Alert tone="warning">{problemText(sessions.error ?? end.error)}</Alert>
      )}
      <ul className={classNames("plain-list", styles.sessions)}>
        {newestFirst.map((session) => {
          const browser = browserName(session.userAgent) ?? t("sessions.unknownBrowser");
          return (
            <li key={session.id} className={styles.session}>
              <div>
                <p className={styles.browser}>
                  {browser} {session.current && <Badge tone="info">{t("sessions.current")}</Badge>}
                </p>
                <p className={styles.note}>
                  {t("sessions.since")} <DateText value={session.createdAt} time />
                </p>
              </div>
              {!session.current && (
                <Button
                  size="small"
                  variant="danger"
                  busy={end.isPending && end.variables === session.id}
                  aria-label={t("sessions.endOne", { browser })}
                  onClick={() =>
                    end.mutate(session.id, {
                      onSuccess: () => toast({ text: t("sessions.ended"), tone: "success" }),
                    })
                  }
                >
                  {t("sessions.end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
