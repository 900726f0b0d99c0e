import type { Session } from "@querschnitt/shared/api/sittings";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSendInvitations } from "../../../api/sittings.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { useToast } from "../../../ui/Toaster.tsx";

/** Invites everybody by e-mail, with the agenda and an entry for their calendars; later, tells what has changed. */
export function SendInvitations({ session }: { session: Session }) {
  const { t } = useTranslation("sessions");
  const toast = useToast();
  const problemText = useProblemText();
  const send = useSendInvitations(session.id);
  const [isAsking, setAsking] = useState(false);
  const { state, invitation, invited, delivery, revision } = session;
  if (state !== "preparation" && state !== "invited") return null;
  const action = invitation ? "update" : "send";
  return (
    <>
      <Button
        variant={invitation?.isCurrent ? "secondary" : "primary"}
        icon="send"
        busy={send.isPending}
        disabled={invited.length === 0}
        onClick={() => setAsking(true)}
      >
        {t(`invitation.${action}`)}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t(`invitation.${action}Title`, { count: invited.length })}
        description={`${t(`invitation.${action}Meaning`)} ${t(`invitation.delivery.${delivery}`)}`.trim()}
        confirm={t(`invitation.${action}`)}
        onConfirm={() => {
          setAsking(false);
          send.mutate(revision, {
            onSuccess: () => toast({ tone: "success", text: t(`invitation.done.${delivery}`) }),
            onError: (error) => toast({ tone: "danger", text: problemText(error) }),
          });
        }}
      />
    </>
  );
}
