import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWaitingRedactions } from "../../api/redactions.ts";
import styles from "./Redactions.module.css";
import { WaitingRedaction } from "./WaitingRedaction.tsx";

/** Redactions of all measures that wait for a decision; nothing if there are none. */
export function WaitingRedactions({ nameOf }: { nameOf: (measure: string) => ReactNode }) {
  const { t } = useTranslation("redactions");
  const { data = [] } = useWaitingRedactions();
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="waiting-redactions" className={styles.list}>
      <h2 id="waiting-redactions">{t("waiting.list")}</h2>
      {data.map((redaction) => (
        <WaitingRedaction key={redaction.id} redaction={redaction} place={nameOf(redaction.measure)} />
      ))}
    </section>
  );
}
