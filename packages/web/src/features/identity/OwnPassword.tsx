import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/useMe.ts";
import { useWorkspace } from "../../api/useWorkspace.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import styles from "./AccountView.module.css";
import { ChangePasswordDialog } from "./ChangePasswordDialog.tsx";

/** One's own password, to change it. */
export function OwnPassword() {
  const { t } = useTranslation("identity");
  const { email } = useMe();
  const workspace = useWorkspace();
  const [open, setOpen] = useState(false);
  return (
    <Card as="section" aria-labelledby="account-password">
      <h2 id="account-password">{t("account.password")}</h2>
      {workspace.data?.demonstration ? (
        <p className={styles.note}>{t("account.passwordStays")}</p>
      ) : (
        <>
          <p className={styles.note}>{t("account.passwordLead")}</p>
          <Button icon="lock" className={styles.action} onClick={() => setOpen(true)}>
            {t("account.changePassword")}
          </Button>
        </>
      )}
      {open && <ChangePasswordDialog email={email} onClose={() => setOpen(false)} />}
    </Card>
  );
}
