import { notificationAddress } from "@querschnitt/shared/api/notificationAddress";
import type { Notification, NotificationKind } from "@querschnitt/shared/api/notifications";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { classNames } from "../../ui/classNames.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import styles from "./Notifications.module.css";
import { useNotificationText } from "./useNotificationText.ts";

const icons: Record<NotificationKind, IconName> = {
  mention: "comment-add",
  reply: "comment",
  comment: "comment",
  responsibility: "person",
  acceptance: "alert",
  deadline: "clock",
  phase: "chevron-right",
  role: "key",
  invitation: "calendar",
  session: "calendar",
};

/** One line of the list; its link leads to where it happened and marks it read. */
export function NotificationItem({
  entry,
  onRead,
  onUnread,
}: {
  entry: Notification;
  onRead: (events: readonly string[]) => void;
  onUnread: (events: readonly string[]) => void;
}) {
  const { t } = useTranslation("notifications");
  const sentence = useNotificationText()(entry);
  const { read, number, title, at, events } = entry;
  return (
    <li className={classNames(styles.item, !read && styles.unread)}>
      <span className={styles.kind}>
        <Icon name={icons[entry.kind]} />
      </span>
      <div className={styles.words}>
        <Link
          href={notificationAddress(entry)}
          className={styles.link}
          onClick={() => {
            if (!read) onRead(events);
          }}
        >
          {!read && <span className={styles.mark}>{t("list.unread")} </span>}
          {sentence}
        </Link>
        <p className={styles.where}>
          {`${number} ${title}`.trim()} · <RelativeTime value={at} />
        </p>
      </div>
      <IconButton
        icon={read ? "undo" : "check"}
        label={t(read ? "list.markUnread" : "list.markRead", { sentence })}
        className={styles.done}
        onClick={() => (read ? onUnread(events) : onRead(events))}
      />
    </li>
  );
}
