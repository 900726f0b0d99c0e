import type { Account } from "@querschnitt/shared/api/workspace";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ErasePersonDialog } from "./ErasePersonDialog.tsx";
import styles from "./Personal.module.css";
import { PersonDataButtons } from "./PersonDataButtons.tsx";

/** What administrators do about a person's rights: hand out what is held about them, and erase them. */
export function AboutPerson({
  account,
  own,
  onErased,
}: {
  account: Account;
  /** One's own account: that nobody erases. */
  own: boolean;
  onErased: () => void;
}) {
  const { t } = useTranslation("personal");
  const [erasing, setErasing] = useState(false);
  return (
    <>
      <div className={styles.about}>
        <p>{t("about.data")}</p>
        <PersonDataButtons person={account.id} />
      </div>
      {!own && (
        <div className={styles.about}>
          <Button variant="danger" icon="trash" onClick={() => setErasing(true)}>
            {t("erase.open")}
          </Button>
          <p className={styles.note}>{t("erase.hint")}</p>
        </div>
      )}
      {erasing && (
        <ErasePersonDialog account={account} onClose={() => setErasing(false)} onErased={onErased} />
      )}
    </>
  );
}
