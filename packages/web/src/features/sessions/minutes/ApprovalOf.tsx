import { mayRecord } from "@querschnitt/shared/policy/sessions";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useApproveMinutes, useSittings } from "../../../api/sittings.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import { sessionTime } from "../sessionTime.ts";
import type { ItemDesk } from "./ItemDesk.ts";

/** The minutes that are to be approved under an item: to read them, and to say that they are approved. */
export function ApprovalOf({ desk, former }: { desk: ItemDesk; former: string }) {
  const { t, i18n } = useTranslation("minutes");
  const toast = useToast();
  const problemText = useProblemText();
  const sessions = useSittings();
  const approve = useApproveMinutes(former);
  const [isAsking, setAsking] = useState(false);
  const { session, item } = desk;
  const known = sessions.data?.find(({ id }) => id === former);
  if (!known) return null;
  const mayApprove = mayRecord(session) && (session.state === "running" || session.state === "minutes-open");
  return (
    <Alert
      tone={known.state === "approved" ? "success" : "info"}
      title={t(known.state === "approved" ? "approval.done" : "approval.title")}
      actions={
        mayApprove &&
        known.state === "minutes-closed" && (
          <Button icon="check" onClick={() => setAsking(true)}>
            {t("approval.button")}
          </Button>
        )
      }
    >
      <p>
        <Link href={`/sessions/${former}/minutes`}>
          {known.title}, {sessionTime(i18n.language, known)}
        </Link>
      </p>
      {known.state !== "approved" && known.state !== "minutes-closed" && <p>{t("approval.notClosed")}</p>}
      {mayApprove && known.state === "minutes-closed" && <p>{t("approval.corrections")}</p>}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t("approval.ask")}
        description={t("approval.meaning", { time: sessionTime(i18n.language, known) })}
        confirm={t("approval.button")}
        busy={approve.isPending}
        onConfirm={() =>
          approve.mutate(
            { session: session.id, item: item.id },
            {
              onSuccess: () => toast({ tone: "success", text: t("approval.told") }),
              onError: (error) => toast({ tone: "danger", text: problemText(error) }),
              onSettled: () => setAsking(false),
            },
          )
        }
      />
    </Alert>
  );
}
