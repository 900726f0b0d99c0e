import type { Session, SessionDetails } from "@querschnitt/shared/api/sittings";
import { isSealed, statesAfter } from "@querschnitt/shared/policy/sessions";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeSitting, useMoveSitting } from "../../api/sittings.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { changesTo } from "./changesTo.ts";
import { GroupLink } from "./GroupLink.tsx";
import { SessionForm } from "./list/SessionForm.tsx";
import { SendInvitations } from "./people/SendInvitations.tsx";
import { SessionStateBadge } from "./SessionStateBadge.tsx";
import styles from "./Sessions.module.css";
import { sessionTime } from "./sessionTime.ts";

/** When, where and under whom a session takes place. */
export function SessionFactList({ session, directory }: { session: Session; directory: DirectoryView }) {
  const { t, i18n } = useTranslation(["sessions", "common"]);
  const name = (person: string | null): string =>
    person === null ? t("form.nobodyYet") : (directory.person(person)?.name ?? t("common:unknownPerson"));
  const facts: [term: string, value: ReactNode][] = [
    [t("group"), <GroupLink key="group" group={session.workingGroup} />],
    [t("when"), sessionTime(i18n.language, session)],
    [t("place"), session.place || t("placeOpen")],
    [t("chair"), name(session.chair)],
    [t("secretary"), name(session.secretary)],
  ];
  return (
    <>
      <div className={styles.marks}>
        <SessionStateBadge state={session.state} />
        {session.invitation && (
          <span>
            {t("invitation.sentOn")} <DateText value={session.invitation.at} time />
          </span>
        )}
        {session.invitation?.isCurrent === false && session.state === "invited" && (
          <Badge tone="warning" icon="alert">
            {t("invitation.outdated")}
          </Badge>
        )}
      </div>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What those who lead a session can do with it as a whole. */
export function SessionActions({ session, directory }: { session: Session; directory: DirectoryView }) {
  const { t } = useTranslation("sessions");
  const toast = useToast();
  const problemText = useProblemText();
  const change = useChangeSitting(session.id);
  const move = useMoveSitting(session.id);
  /** The session as it was when the form opened. */
  const [edited, setEdited] = useState<Session>();
  const [isCancelling, setCancelling] = useState(false);
  if (session.role !== "leader" || isSealed(session.state)) return null;
  const { revision, state, title, place, start, end, chair, secretary } = session;
  const save = (before: Session, said: SessionDetails): void => {
    change.mutate(
      { title, place, start, end, chair, secretary, ...changesTo(before, said), revision },
      { onSuccess: () => setEdited(undefined) },
    );
  };
  return (
    <div className={styles.actions}>
      <SendInvitations session={session} />
      <Button icon="edit" onClick={() => setEdited(session)}>
        {t("form.edit")}
      </Button>
      {statesAfter(state).includes("cancelled") && (
        <Button variant="quiet" icon="close" onClick={() => setCancelling(true)}>
          {t("cancel.button")}
        </Button>
      )}
      {edited && (
        <SessionForm
          before={edited}
          mayName={session.entitled}
          directory={directory}
          busy={change.isPending}
          problem={change.error ? problemText(change.error) : undefined}
          onSave={(said) => save(edited, said)}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ConfirmDialog
        open={isCancelling}
        onOpenChange={setCancelling}
        title={t("cancel.title")}
        description={[t("cancel.meaning"), session.invitation && t(`cancel.delivery.${session.delivery}`)]
          .filter(Boolean)
          .join(" ")}
        confirm={t("cancel.confirm")}
        danger
        onConfirm={() => {
          setCancelling(false);
          move.mutate(
            { from: state, to: "cancelled" },
            { onError: (error) => toast({ tone: "danger", text: problemText(error) }) },
          );
        }}
      />
    </div>
  );
}
