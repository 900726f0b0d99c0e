import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Admin.module.css";

/** A link with a secret, to copy and pass on: the server could not show it a second time. */
export function LinkOnce({ label, link, expiresAt }: { label: string; link: string; expiresAt: string }) {
  const { t } = useTranslation(["admin", "common"]);
  const toast = useToast();
  const field = useRef<HTMLInputElement>(null);
  // What was pressed to get here has made room for it.
  useEffect(() => field.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      toast({ text: t("common:copied"), tone: "success" });
    } catch {
      toast({ text: t("common:copyFailed"), tone: "warning" });
    }
  };
  return (
    <div className={styles.form}>
      <div className={styles.link}>
        <TextField
          ref={field}
          label={label}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button icon="copy" variant="primary" onClick={() => void copy()}>
          {t("invite.copyLink")}
        </Button>
      </div>
      <Alert tone="info">
        {t("invite.linkOnce")} {t("invitations.until")} <DateText value={expiresAt} time />.
      </Alert>
    </div>
  );
}
