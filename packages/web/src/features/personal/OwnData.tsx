import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Card } from "../../ui/Card.tsx";
import styles from "./Personal.module.css";
import { PersonDataButtons } from "./PersonDataButtons.tsx";

/** What the system holds about oneself, to download. */
export function OwnData() {
  const { t } = useTranslation("personal");
  return (
    <Card as="section" aria-labelledby="own-data">
      <div className={styles.own}>
        <h2 id="own-data">{t("own.title")}</h2>
        <p>{t("own.lead")}</p>
        <PersonDataButtons />
        <p className={styles.note}>
          {t("own.more")} <Link href="/privacy">{t("own.privacy")}</Link>
        </p>
      </div>
    </Card>
  );
}
