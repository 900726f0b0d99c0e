import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Found } from "../../api/useSearch.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./Search.module.css";

/** A count is said once typing has paused for so long. */
const PAUSE = 700;

/** How much was found and where, to be seen and heard. */
export function FoundState({ found, isAsking }: { found: Found | undefined; isAsking: boolean }) {
  const { t } = useTranslation("search");
  const announce = useAnnounce();
  const count = found?.results.reduce((sum, { hits }) => sum + hits.length, 0) ?? 0;
  const counted = found?.more ? t("countMore", { count }) : t("count", { count });
  const offline = found?.from === "device" ? t("offline") : "";
  const text =
    found && !isAsking && (found.ready || count > 0) ? [offline, counted].filter(Boolean).join(" ") : "";
  useEffect(() => {
    if (text === "") return;
    const timer = setTimeout(() => announce(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, announce]);
  return (
    <div className={styles.state}>
      {offline && (
        <p className={styles.offline}>
          <Icon name="cloud-off" /> {offline}
        </p>
      )}
      {found && !found.ready && <p className={styles.note}>{t("notReady")}</p>}
      {/* Nothing yet is not nothing. */}
      {(!found || found.ready || count > 0) && <p className={styles.note}>{found ? counted : t("asking")}</p>}
    </div>
  );
}
