import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { NetworkFailure } from "../../api/ApiProblem.ts";
import { useMarkRead, useMarkUnread, useNotificationList } from "../../api/notifications.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { useUnreadCount } from "../../api/useUnreadCount.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { byDay } from "../../ui/byDay.ts";
import { DateText } from "../../ui/DateText.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { NotificationItem } from "./NotificationItem.tsx";
import styles from "./Notifications.module.css";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Everything one is told of, by days. Without a connection it shows what was known last. */
export function NotificationsView() {
  const { t } = useTranslation(["notifications", "common"]);
  const problemText = useProblemText();
  const toast = useToast();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const list = useNotificationList(unreadOnly);
  const unread = useUnreadCount() ?? 0;
  const markRead = useMarkRead();
  const markUnread = useMarkUnread();
  const filter = useRef<HTMLButtonElement>(null);
  const entries = list.data?.pages.flatMap((page) => page.entries);
  const { error } = list;

  const readOne = (events: readonly string[]): void => markRead.mutate(events);
  const readAll = (): void =>
    markRead.mutate(undefined, {
      onSuccess: (events) => {
        toast({
          tone: "success",
          text: t("list.allRead"),
          action: { label: t("common:undo"), perform: () => markUnread.mutate(events) },
        });
        // The button goes away with its purpose, and the focus must not fall off the page.
        filter.current?.focus();
      },
    });

  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          {unread > 0 && (
            <Button
              icon="check"
              busy={markRead.isPending && markRead.variables === undefined}
              onClick={readAll}
            >
              {t("list.markAllRead")}
            </Button>
          )}
          <Link href="/account#notifications" className={styles.settings}>
            {t("list.settings")}
          </Link>
        </>
      }
    >
      <fieldset className={styles.filter}>
        <legend className="visually-hidden">{t("filter.label")}</legend>
        <Button ref={filter} size="small" aria-pressed={!unreadOnly} onClick={() => setUnreadOnly(false)}>
          {t("filter.all")}
        </Button>
        <Button size="small" aria-pressed={unreadOnly} onClick={() => setUnreadOnly(true)}>
          {t("filter.unread", { count: unread })}
        </Button>
      </fieldset>
      {error && (
        <Alert tone="warning">
          {error instanceof NetworkFailure && entries ? t("list.offline") : problemText(error)}
        </Alert>
      )}
      {(markRead.error ?? markUnread.error) && (
        <Alert tone="warning">{problemText(markRead.error ?? markUnread.error)}</Alert>
      )}
      {!entries && !error && <Skeleton />}
      {entries?.length === 0 && (
        <EmptyState title={t(unreadOnly ? "empty.unread" : "empty.title")}>
          {!unreadOnly && t("empty.text")}
        </EmptyState>
      )}
      {byDay(entries ?? []).map(({ day, entries: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`} className={styles.day}>
          <h2 id={`day-${day}`} className={styles.heading}>
            <DayName day={day} />
          </h2>
          <ul className={`plain-list ${styles.list}`}>
            {ofDay.map((entry) => (
              <NotificationItem
                key={entry.id}
                entry={entry}
                onRead={readOne}
                onUnread={(events) => markUnread.mutate(events)}
              />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <div>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("list.older")}
          </Button>
        </div>
      )}
    </Page>
  );
}

function DayName({ day }: { day: string }) {
  const { t } = useTranslation("notifications");
  const now = Date.now();
  if (day === dayOf(new Date(now))) return t("today");
  if (day === dayOf(new Date(now - DAY_MILLISECONDS))) return t("yesterday");
  return <DateText value={day} />;
}
