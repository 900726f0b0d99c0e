import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { wipeAnswers } from "../../api/AnswerStore.ts";
import { NetworkFailure } from "../../api/ApiProblem.ts";
import { endSession } from "../../api/signIn.ts";
import { wipeBegunTexts } from "../../offline/begunTexts.ts";
import { wipeLastMoment } from "../../offline/lastMoment.ts";
import { wipeVisits } from "../../offline/visitedMeasures.ts";
import { useSync } from "../../sync/SyncProvider.tsx";
import { useWork } from "../../sync/useWork.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Dialog } from "../../ui/Dialog.tsx";

/** Asks before signing out: what is unsent, what was set aside, and whether this device should forget everything. */
export function SignOutDialog({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { t } = useTranslation("work");
  const sync = useSync();
  const { unsent, aside, connection } = useWork();
  const isOffline = connection === "offline";
  const wipeMeaning = useId();
  const [wipe, setWipe] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<"network" | "other">();
  const loses = wipe && (unsent > 0 || aside.length > 0);

  const signOut = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await endSession();
      if (sync) {
        await sync.end({ wipe });
        if (wipe) {
          wipeBegunTexts(sync.person);
          wipeLastMoment(sync.person);
          wipeVisits(sync.person);
          await wipeAnswers(sync.person);
        }
      }
      onOpenChange(false);
    } catch (cause) {
      setFailure(cause instanceof NetworkFailure ? "network" : "other");
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("signOut.title")}
      description={t("signOut.meaning")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("signOut.stay")}</Button>
          <Button
            variant={loses ? "danger" : "primary"}
            icon="sign-out"
            busy={busy}
            disabled={isOffline}
            onClick={() => void signOut()}
          >
            {t(loses ? "signOut.confirmLosing" : "signOut.confirm")}
          </Button>
        </>
      }
    >
      {unsent > 0 && (
        <Alert tone="warning" title={t("signOut.unsentTitle", { count: unsent })}>
          {t("signOut.unsentMeaning")}
        </Alert>
      )}
      {aside.length > 0 && (
        <Alert tone="warning" title={t("signOut.asideTitle", { count: aside.length })}>
          <Link href="/aside" onClick={() => onOpenChange(false)}>
            {t("asideOpen")}
          </Link>
        </Alert>
      )}
      <Checkbox
        label={t("signOut.wipe")}
        checked={wipe}
        onCheckedChange={setWipe}
        aria-describedby={wipeMeaning}
      />
      <p id={wipeMeaning}>{t("signOut.wipeMeaning")}</p>
      {(failure || isOffline) && (
        <Alert tone={isOffline ? "warning" : "danger"} live>
          {t(`signOut.failed.${isOffline ? "network" : failure}`)}
        </Alert>
      )}
    </Dialog>
  );
}
