import { useTranslation } from "react-i18next";
import { useOwnReports } from "../../api/messages.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Card } from "../../ui/Card.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { MeasureName } from "./MeasureName.tsx";
import styles from "./Reports.module.css";
import { StateBadge } from "./StateBadge.tsx";

/** What one has reported, and how far it is. */
export function OwnReports() {
  const { t } = useTranslation("reports");
  const problemText = useProblemText();
  const { data, error } = useOwnReports();
  return (
    <Card as="section" aria-labelledby="own-reports">
      <h2 id="own-reports">{t("own.title")}</h2>
      {error && !data && <Alert tone="warning">{problemText(error)}</Alert>}
      {!data && !error && <Skeleton lines={2} />}
      {data?.length === 0 && <p className={styles.facts}>{t("own.none")}</p>}
      {data && data.length > 0 && (
        <ul className={`plain-list ${styles.own}`}>
          {data.map(({ id, measure, reason, receivedAt, state }) => (
            <li key={id} className={styles.ownReport}>
              <div>
                <p>
                  <MeasureName measure={measure} />
                </p>
                <p className={styles.facts}>
                  {t(`reasons.${reason}`)} · <DateText value={receivedAt} />
                </p>
              </div>
              <StateBadge state={state} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
