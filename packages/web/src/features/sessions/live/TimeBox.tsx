import { useTranslation } from "react-i18next";
import { Badge } from "../../../ui/Badge.tsx";
import { useNow } from "../../../ui/useNow.ts";
import type { SessionItem, SessionParts } from "../useSessionParts.ts";
import { type Floor, spentOn } from "./floor.ts";
import styles from "./Live.module.css";

const MINUTE = 60_000;

/** How long the current item has taken, of the time set aside for it. */
export function TimeBox({ item, parts, floor }: { item: SessionItem; parts: SessionParts; floor: Floor }) {
  const { t } = useTranslation("live");
  const now = useNow(1_000);
  const spent = spentOn(item, parts, floor, now);
  const box = item.minutes === null || item.minutes === 0 ? undefined : item.minutes * MINUTE;
  const over = box === undefined ? 0 : Math.floor((spent - box) / MINUTE);
  return (
    <div className={styles.time}>
      <span className={styles.clock} role="timer">
        {clockText(spent)}
      </span>
      {box !== undefined && (
        <>
          <span>{t("ofMinutes", { count: item.minutes ?? 0 })}</span>
          <progress
            className={styles.progress}
            max={box}
            value={Math.min(spent, box)}
            aria-label={t("timeBox")}
          />
          {spent > box && (
            <Badge tone="warning" icon="clock">
              {over < 1 ? t("timeIsUp") : t("overBy", { count: over })}
            </Badge>
          )}
        </>
      )}
    </div>
  );
}

/** "7:05": minutes and seconds. */
function clockText(spent: number): string {
  const seconds = Math.floor(spent / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
