import type { ReadAssessment } from "@querschnitt/shared/documents/recordEntries";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { DateText } from "../../../ui/DateText.tsx";
import { formatDay } from "../../../ui/formatDay.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { TrafficLightMark } from "../../../ui/TrafficLightMark.tsx";
import styles from "./Standing.module.css";

/** One assessment: the light with its word, why, what was done, and of which day. */
export function AssessmentView({
  assessment,
  isLate = false,
  directory,
  onWithdraw,
}: {
  assessment: ReadAssessment;
  /** Whether it is the one that counts, and dates are past. */
  isLate?: boolean;
  directory: DirectoryView;
  onWithdraw: ((assessment: string) => void) | undefined;
}) {
  const { t, i18n } = useTranslation("assessments");
  const { t: common } = useTranslation("common");
  const { id, trafficLight, status, reason, asOf, createdBy } = assessment;
  return (
    <div className={styles.assessment}>
      <div className={styles.head}>
        <strong>
          <TrafficLightMark light={trafficLight} isLate={isLate} />
        </strong>
        {onWithdraw && (
          <Menu
            trigger={
              <IconButton
                size="small"
                icon="more"
                label={t("actions", { day: formatDay(asOf, i18n.language) })}
              />
            }
          >
            <MenuItem icon="trash" danger onSelect={() => onWithdraw(id)}>
              {t("withdraw")}
            </MenuItem>
          </Menu>
        )}
      </div>
      {reason && <p className={styles.words}>{reason}</p>}
      {status && (
        <p className={styles.words}>
          <strong>{t("status")}:</strong> {status}
        </p>
      )}
      <p className={styles.small}>
        {t("asOf")} <DateText value={asOf} /> ·{" "}
        {t("by", { name: directory.person(createdBy)?.name ?? common("unknownPerson") })}
      </p>
    </div>
  );
}
