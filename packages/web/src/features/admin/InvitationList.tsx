import type { Invitation } from "@querschnitt/shared/api/identity";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInvitations, useWithdrawInvitation } from "../../api/administration.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { classNames } from "../../ui/classNames.ts";
import { DateText } from "../../ui/DateText.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Admin.module.css";

/** Invitations nobody has accepted yet; nothing while there are none. */
export function InvitationList() {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const invitations = useInvitations(true);
  const withdraw = useWithdrawInvitation();
  const [asked, setAsked] = useState<Invitation>();
  const problem = invitations.error ?? withdraw.error;
  if (problem) return <Alert tone="warning">{problemText(problem)}</Alert>;
  if (!invitations.data?.length) return null;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{t("invitations.title")}</h2>
      <ul className={classNames("plain-list", styles.list)} style={{ marginBlockStart: "0.5rem" }}>
        {invitations.data.map((invitation) => (
          <li key={invitation.id} className={styles.entry}>
            <div className={styles.who}>
              <p className={styles.name}>{invitation.name}</p>
              <p className={styles.more}>{invitation.email}</p>
              <p className={styles.more}>
                {t("invitations.until")} <DateText value={invitation.expiresAt} />
              </p>
            </div>
            <div className={styles.actions}>
              <Badge>{t(`common:workspaceRoles.${invitation.workspaceRole}`)}</Badge>
              <Button
                size="small"
                variant="danger"
                aria-label={t("invitations.withdrawOne", { name: invitation.name })}
                busy={withdraw.isPending && withdraw.variables === invitation.id}
                onClick={() => setAsked(invitation)}
              >
                {t("invitations.withdraw")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        onOpenChange={(open) => !open && setAsked(undefined)}
        title={t("invitations.withdrawTitle", { name: asked?.name ?? "" })}
        description={t("invitations.withdrawText")}
        confirm={t("invitations.withdraw")}
        danger
        busy={withdraw.isPending}
        onConfirm={() =>
          asked &&
          withdraw.mutate(asked.id, {
            onSuccess: () => toast({ text: t("invitations.withdrawn"), tone: "success" }),
            onSettled: () => setAsked(undefined),
          })
        }
      />
    </section>
  );
}
