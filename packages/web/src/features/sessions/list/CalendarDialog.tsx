import { useTranslation } from "react-i18next";
import { useCalendarLink, useRenewCalendarLink } from "../../../api/sittings.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import styles from "../Sessions.module.css";

/** The secret address with which a calendar program subscribes to one's own sessions. */
export function CalendarDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["sessions", "common"]);
  const toast = useToast();
  const problemText = useProblemText();
  const link = useCalendarLink();
  const renew = useRenewCalendarLink();
  const address = link.data ? `${window.location.origin}${link.data.path}` : "";
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      toast({ text: t("common:copied"), tone: "success" });
    } catch {
      toast({ text: t("common:copyFailed"), tone: "warning" });
    }
  };
  const error = link.error ?? renew.error;
  return (
    <Dialog
      open
      title={t("calendar.title")}
      description={t("calendar.meaning")}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button
            variant="quiet"
            busy={renew.isPending}
            onClick={() =>
              renew.mutate(undefined, {
                onSuccess: () => toast({ tone: "success", text: t("calendar.renewed") }),
              })
            }
          >
            {t("calendar.renew")}
          </Button>
          <Button icon="copy" variant="primary" disabled={address === ""} onClick={() => void copy()}>
            {t("calendar.copy")}
          </Button>
        </>
      }
    >
      <div className={styles.section}>
        {error && <Alert tone="danger">{problemText(error)}</Alert>}
        <TextField
          label={t("calendar.address")}
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
        <p className={styles.small}>{t("calendar.secret")}</p>
      </div>
    </Dialog>
  );
}
