import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { useUnreadCount } from "../../api/useUnreadCount.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import styles from "./NotificationBell.module.css";

/** What is read at once, because its page is open, is not worth a word. */
const SETTLE = 3_000;
/** Screen readers are told at most so often. */
const QUIET = 60_000;

/** The way to one's notifications; says how many are unread. */
export function NotificationBell() {
  const { t } = useTranslation("frame");
  const [path] = useLocation();
  const unread = useUnreadCount() ?? 0;
  useAnnouncedGrowth(unread);
  const label = unread > 0 ? t("bell.unread", { count: unread }) : t("bell.none");
  return (
    <Link
      href="/notifications"
      className={styles.bell}
      aria-label={label}
      aria-current={path === "/notifications" ? "page" : undefined}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread}
        </span>
      )}
      <Tooltip text={label} />
    </Link>
  );
}

/** Says politely that something new has come, not every time and not what was there from the beginning. */
function useAnnouncedGrowth(unread: number): void {
  const { t } = useTranslation("frame");
  const announce = useAnnounce();
  const known = useRef<number>(undefined);
  const lastSaid = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const before = known.current;
    if (before === undefined || unread <= before) {
      known.current = unread;
      return;
    }
    const wait = Math.max(SETTLE, lastSaid.current + QUIET - performance.now());
    const timer = setTimeout(() => {
      known.current = unread;
      lastSaid.current = performance.now();
      announce(t("bell.arrived", { count: unread }));
    }, wait);
    return () => clearTimeout(timer);
  }, [unread, announce, t]);
}
