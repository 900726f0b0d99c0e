import type { PersonSession } from "@querschnitt/shared/api/identity";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEndSessionsOf, useSessionsOf } from "../../api/system.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { browserName } from "../../ui/browserName.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Admin.module.css";

/** Where a person is signed in, to end it one by one or all at once. */
export function PersonSessions({
  person,
  name,
  onClose,
}: {
  person: string;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(["system", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const sessions = useSessionsOf(person);
  const end = useEndSessionsOf(person);
  const [asked, setAsked] = useState<PersonSession | "all">();
  const problem = sessions.error ?? end.error;
  const browserOf = ({ userAgent }: PersonSession) => browserName(userAgent) ?? t("sessions.unknownBrowser");
  const confirm = () => {
    if (!asked) return;
    end.mutate(asked === "all" ? "all" : asked.id, {
      onSuccess: () =>
        toast({
          text: t(asked === "all" ? "sessions.endedAll" : "sessions.ended", { name }),
          tone: "success",
        }),
      onSettled: () => setAsked(undefined),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("sessions.title", { name })}
      description={t("sessions.lead")}
      footer={
        <>
          {(sessions.data?.length ?? 0) > 0 && (
            <Button variant="danger" icon="sign-out" onClick={() => setAsked("all")}>
              {t("sessions.endAll")}
            </Button>
          )}
          <Button onClick={onClose}>{t("common:close")}</Button>
        </>
      }
    >
      {problem && (
        <Alert tone="danger" live>
          {problemText(problem)}
        </Alert>
      )}
      {sessions.isPending && <Skeleton />}
      {sessions.data?.length === 0 && <p>{t("sessions.none")}</p>}
      <ul className="plain-list">
        {[...(sessions.data ?? [])]
          .sort((one, other) => other.createdAt.localeCompare(one.createdAt))
          .map((session) => (
            <li key={session.id} className={styles.member}>
              <div className={styles.who}>
                <p className={styles.name}>
                  {browserOf(session)} {session.current && <Badge tone="info">{t("sessions.current")}</Badge>}{" "}
                  {session.connected && <Badge tone="success">{t("sessions.connected")}</Badge>}
                </p>
                <p className={styles.more}>
                  {t("sessions.since")} <DateText value={session.createdAt} time />
                </p>
                {!session.connected && (
                  <p className={styles.more}>
                    {session.lastSeenAt ? (
                      <>
                        {t("sessions.lastSeen")} <RelativeTime value={session.lastSeenAt} />
                      </>
                    ) : (
                      t("sessions.notSeen")
                    )}
                  </p>
                )}
              </div>
              <Button
                size="small"
                variant="danger"
                aria-label={t("sessions.endOne", { browser: browserOf(session) })}
                onClick={() => setAsked(session)}
              >
                {t("sessions.end")}
              </Button>
            </li>
          ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => !open && setAsked(undefined)}
        title={t(asked === "all" ? "sessions.endAll" : "sessions.endTitle")}
        description={t("sessions.endText", { name })}
        confirm={t(asked === "all" ? "sessions.endAll" : "sessions.end")}
        danger
        busy={end.isPending}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
