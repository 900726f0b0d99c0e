import type { Message } from "@querschnitt/shared/api/messages";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMessages } from "../../api/messages.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { MessageCard, type Report } from "./MessageCard.tsx";
import styles from "./Reports.module.css";

const filters = ["open", "new", "in-progress", "done", "all"] as const;
type Filter = (typeof filters)[number];

function passes({ state }: Message, filter: Filter): boolean {
  return filter === "all" || (filter === "open" ? state !== "done" : state === filter);
}

/** Messages and reports that one answers for. */
export function MessagesView({
  administers,
  before,
  onRedact,
}: {
  administers: boolean;
  /** What stands above the list. */
  before?: ReactNode;
  /** Asks for the passage of a report to be redacted. */
  onRedact: (report: Report) => void;
}) {
  const { t } = useTranslation("reports");
  const problemText = useProblemText();
  const { data, error } = useMessages(true);
  const [filter, setFilter] = useState<Filter>("open");
  // What was just set to done must not vanish from under one's hands.
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const shown = data?.filter((message) => held.has(message.id) || passes(message, filter)) ?? [];
  return (
    <Page
      title={t(administers ? "list.title" : "list.titleModerator")}
      lead={t(administers ? "list.lead" : "list.leadModerator")}
    >
      <Alert tone="info" title={t("list.helpTitle")}>
        {t("list.help")}
      </Alert>
      {before}
      {error && !data && <Alert tone="danger">{problemText(error)}</Alert>}
      {!data && !error && <Skeleton lines={5} />}
      {data && (
        <>
          <Select
            className={styles.filter}
            label={t("list.filter")}
            value={filter}
            options={filters.map((value) => ({
              value,
              label: t(`filters.${value}`, {
                count: data.filter((message) => passes(message, value)).length,
              }),
            }))}
            onValueChange={(next) => {
              setFilter(next);
              setHeld(new Set());
            }}
          />
          {shown.length === 0 ? (
            <EmptyState title={t(data.length === 0 ? "list.empty" : "list.emptyFilter")} />
          ) : (
            <ul className={`plain-list ${styles.list}`}>
              {shown.map((message) => (
                <MessageCard
                  key={message.id}
                  message={message}
                  administers={administers}
                  onRedact={onRedact}
                  onHandled={() => setHeld((before) => new Set([...before, message.id]))}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </Page>
  );
}
