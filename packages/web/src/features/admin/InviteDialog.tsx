import type { CreatedInvitation } from "@querschnitt/shared/api/identity";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { LinkOnce } from "./LinkOnce.tsx";

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
        <LinkOnce label={t("invite.link")} link={created.link} expiresAt={created.invitation.expiresAt} />
      ) : (
        <InviteForm administers={administers} onCreated={setCreated} onCancel={close} />
      )}
    </Dialog>
  );
}
