import type { AuditEntry } from "@querschnitt/shared/api/audit";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAudit, wholeAudit } from "../../../api/audit.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { writeCsv } from "../../../csv/csv.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { CardTable } from "../../../ui/CardTable.tsx";
import { download } from "../../../ui/download.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { formatLocale } from "../../../ui/formatLocale.ts";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import adminStyles from "../Admin.module.css";
import styles from "./Audit.module.css";
import { AuditFilters, everything, filterOf } from "./AuditFilters.tsx";
import { useAuditWords } from "./useAuditWords.ts";

/** What was done in the administration and changed anybody's rights: to look up, to filter, to take along. */
export function AuditView() {
  const { t, i18n } = useTranslation(["audit", "common"]);
  const problemText = useProblemText();
  const announce = useAnnounce();
  const words = useAuditWords();
  const [question, setQuestion] = useState(everything);
  const filter = filterOf(question);
  const audit = useAudit(filter);
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  const total = audit.data?.pages.at(-1)?.total;
  const found =
    total === undefined
      ? ""
      : t("found", {
          count: total,
          number: new Intl.NumberFormat(formatLocale(i18n.language)).format(total),
        });
  const asked = useRef(false);
  useEffect(() => {
    // What a filter finds is said; what the page begins with is read anyway.
    if (asked.current && found) announce(found);
  }, [announce, found]);

  const exported = useMutation({
    mutationFn: async () => {
      const columns = ["when", "who", "what", "details"] as const;
      const rows = (await wholeAudit(filter)).map((entry) => [
        words.when(entry.at),
        words.who(entry),
        words.what(entry),
        words.details(entry).join("; "),
      ]);
      const head = columns.map((column) => t(`columns.${column}`));
      download(`${t("file")}-${dayOf(new Date())}.csv`, writeCsv([head, ...rows]), "text/csv");
    },
  });
  const problem = audit.error ?? exported.error;

  return (
    <div className={adminStyles.tab}>
      <p className={adminStyles.lead}>{t("lead")}</p>
      <AuditFilters
        value={question}
        onChange={(next) => {
          asked.current = true;
          setQuestion(next);
        }}
      />
      {problem && (
        <Alert tone="danger" live>
          {problemText(problem)}
        </Alert>
      )}
      <div className={styles.head}>
        <p>{found}</p>
        <div className={adminStyles.actions}>
          <Button size="small" icon="refresh" onClick={() => void audit.refetch()}>
            {t("refresh")}
          </Button>
          <Button
            size="small"
            icon="download"
            busy={exported.isPending}
            disabled={entries.length === 0}
            onClick={() => exported.mutate()}
          >
            {t("export")}
          </Button>
        </div>
      </div>
      {audit.isPending && <Skeleton lines={8} />}
      {total === 0 && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
      {entries.length > 0 && (
        <CardTable<AuditEntry>
          caption={t("title")}
          rowKey={({ sequence }) => sequence}
          rows={entries}
          columns={[
            {
              key: "when",
              label: t("columns.when"),
              cell: ({ at }) => (
                <time dateTime={at} className={styles.when}>
                  {words.when(at)}
                </time>
              ),
            },
            { key: "who", label: t("columns.who"), cell: words.who },
            {
              key: "what",
              label: t("columns.what"),
              head: true,
              cell: (entry) => (
                <>
                  <p>{words.what(entry)}</p>
                  {words.details(entry).map((line) => (
                    <p key={line} className={styles.details}>
                      {line}
                    </p>
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
      {audit.hasNextPage && (
        <div className={styles.more}>
          <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t("older")}
          </Button>
        </div>
      )}
    </div>
  );
}
