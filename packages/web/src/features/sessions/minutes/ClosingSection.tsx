import type { Session } from "@querschnitt/shared/api/sittings";
import { voteProblem, votingAt } from "@querschnitt/shared/policy/protocol";
import { mayCloseMinutes } from "@querschnitt/shared/policy/sessions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useCloseMinutes, useCorrections, useSeal, useSittings } from "../../../api/sittings.ts";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import type { RoomHandle } from "../../../sync/RoomHandle.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { DateText } from "../../../ui/DateText.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { sessionTime } from "../sessionTime.ts";
import type { SessionParts } from "../useSessionParts.ts";
import styles from "./Minutes.module.css";

/** How final the minutes are; whoever records them makes them so. */
export function ClosingSection({
  session,
  parts,
  directory,
  rooms,
}: {
  session: Session;
  parts: SessionParts;
  directory: DirectoryView;
  /** All rooms that the minutes stand in, as far as their reader may open them. */
  rooms: readonly (RoomHandle | undefined)[];
}) {
  const { t } = useTranslation(["minutes", "common"]);
  if (mayCloseMinutes(session)) return <CloseMinutes {...{ session, parts, rooms }} />;
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

function CloseMinutes({
  session,
  parts,
  rooms,
}: {
  session: Session;
  parts: SessionParts;
  rooms: readonly (RoomHandle | undefined)[];
}) {
  const { t } = useTranslation("minutes");
  const toast = useToast();
  const problemText = useProblemText();
  const close = useCloseMinutes(session.id);
  const [isAsking, setAsking] = useState(false);
  const attendance = parts.open?.protocol.attendance ?? [];
  const decisions = [parts.open, parts.closed].flatMap((part) => part?.protocol.decisions ?? []);
  const odd = decisions.filter(
    (one) => voteProblem(one, votingAt(attendance, one.takenAt)) !== undefined,
  ).length;
  // What is still under way would come too late.
  const isUnsent = rooms.some((room) => (room?.status.unsent ?? 0) > 0);
  const makeFinal = async (): Promise<void> => {
    try {
      // Waited for here, since this part of the page is gone as soon as it hears of it.
      await close.mutateAsync(session.revision);
      toast({ tone: "success", text: t("closing.done") });
    } catch (error) {
      setAsking(false);
      toast({ tone: "danger", text: problemText(error) });
    }
  };
  const doubts = [
    ...(attendance.length === 0 ? [t("closing.nobody")] : []),
    ...(parts.open?.protocol.end === null ? [t("closing.noEnd")] : []),
    ...(odd > 0 ? [t("closing.oddVotes", { count: odd })] : []),
  ];
  return (
    <div>
      <Button icon="lock" disabled={!parts.ready} onClick={() => setAsking(true)}>
        {t("closing.button")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("closing.title")}
        description={t("closing.meaning")}
        confirm={t("closing.button")}
        busy={close.isPending || isUnsent}
        onConfirm={() => void makeFinal()}
      >
        {isUnsent && <Alert tone="warning">{t("closing.unsent")}</Alert>}
        {doubts.length > 0 && (
          <>
            <p>{t("closing.doubts")}</p>
            <ul>
              {doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          </>
        )}
      </ConfirmDialog>
    </div>
  );
}

/** In which session the minutes were approved, and what was decided about them there. */
function Approval({ session, approval }: { session: Session; approval: NonNullable<Session["approval"]> }) {
  const { t, i18n } = useTranslation("minutes");
  const sessions = useSittings();
  const corrections = useCorrections(session.id, true);
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
