import { useTranslation } from "react-i18next";
import { Alert } from "../../../ui/Alert.tsx";
import styles from "../Sessions.module.css";

/** How the time set aside for all items fits into the session. */
export function TimeSum({ planned, length }: { planned: number; length: number }) {
  const { t } = useTranslation("sessions");
  const sum = t("time.planned", { planned, length });
  if (planned > length) {
    return <Alert tone="warning">{`${sum} ${t("time.over", { count: planned - length })}`}</Alert>;
  }
  return <p className={styles.small}>{`${sum} ${t("time.free", { count: length - planned })}`}</p>;
}
