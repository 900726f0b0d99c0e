import type { CreatedInvitation } from "@querschnitt/shared/api/identity";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Admin.module.css";
import { InviteForm } from "./InviteForm.tsx";

/** Inviting somebody: the form, then the link to pass on. */
export function InviteDialog({
  open,
  onOpenChange,
  administers,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  administers: boolean;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const [created, setCreated] = useState<CreatedInvitation>();
  const close = () => {
    onOpenChange(false);
    setCreated(undefined);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={created ? t("invite.createdTitle") : t("invite.title")}
      description={created ? t("invite.createdLead", { name: created.invitation.name }) : t("invite.lead")}
      footer={created && <Button onClick={close}>{t("common:close")}</Button>}
    >
      {created ? (
        <CreatedLink created={created} />
      ) : (
        <InviteForm administers={administers} onCreated={setCreated} onCancel={close} />
      )}
    </Dialog>
  );
}

function CreatedLink({ created }: { created: CreatedInvitation }) {
  const { t } = useTranslation(["admin", "common"]);
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(created.link);
      toast({ text: t("common:copied"), tone: "success" });
    } catch {
      toast({ text: t("common:copyFailed"), tone: "warning" });
    }
  };
  return (
    <div className={styles.form}>
      <div className={styles.link}>
        <TextField
          label={t("invite.link")}
          readOnly
          value={created.link}
          onFocus={(event) => event.target.select()}
        />
        <Button icon="copy" variant="primary" onClick={() => void copy()}>
          {t("invite.copyLink")}
        </Button>
      </div>
      <Alert tone="info">
        {t("invite.linkOnce")} {t("invitations.until")} <DateText value={created.invitation.expiresAt} />.
      </Alert>
    </div>
  );
}
