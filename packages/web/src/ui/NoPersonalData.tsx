import { useTranslation } from "react-i18next";
import styles from "./NoPersonalData.module.css";
import { Popover } from "./Popover.tsx";

/** Behind the sentence that certain data do not belong into a text: why, and what to do instead. */
export function NoPersonalData() {
  const { t } = useTranslation("reports");
  return (
    <Popover
      align="start"
      label={t("why.title")}
      trigger={
        <button type="button" className={styles.trigger}>
          {t("why.open")}
        </button>
      }
    >
      <div className={styles.words}>
        <p>
          <strong>{t("why.title")}</strong>
        </p>
        <p>{t("why.what")}</p>
        <p>{t("why.instead")}</p>
        <p>{t("why.found")}</p>
        <p>
          <a href="/privacy" target="_blank" rel="noopener">
            {t("why.privacy")}
          </a>
        </p>
      </div>
    </Popover>
  );
}
