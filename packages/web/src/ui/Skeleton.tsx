import { useTranslation } from "react-i18next";
import styles from "./Skeleton.module.css";

/** Grey lines where text will stand in a moment. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation("common");
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{t("loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never change places
        <span key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  );
}
