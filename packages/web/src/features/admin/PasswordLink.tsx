import type { Account } from "@querschnitt/shared/api/workspace";
import { useTranslation } from "react-i18next";
import { useMakePasswordLink } from "../../api/administration.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import styles from "./Admin.module.css";
import { LinkOnce } from "./LinkOnce.tsx";

/** Makes a link with which a person who forgot their password sets a new one. */
export function PasswordLink({ account }: { account: Account }) {
  const { t } = useTranslation("admin");
  const problemText = useProblemText();
  const make = useMakePasswordLink();
  if (make.data) {
    return (
      <div className={styles.form}>
        <p className={styles.more}>{t("people.passwordLinkLead")}</p>
        <LinkOnce label={t("people.passwordLink")} {...make.data} />
      </div>
    );
  }
  return (
    <div>
      {make.error && (
        <Alert tone="danger" live>
          {problemText(make.error)}
        </Alert>
      )}
      <Button icon="lock" busy={make.isPending} onClick={() => make.mutate(account.id)}>
        {t("people.passwordLink")}
      </Button>
      <p className={styles.more}>{t("people.passwordLinkHint")}</p>
    </div>
  );
}
