import type { History } from "@querschnitt/shared/api/history";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { readRecord } from "@querschnitt/shared/documents/record";
import { richText } from "@querschnitt/shared/documents/richText";
import { mayNameVersions } from "@querschnitt/shared/policy/roles";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type * as Y from "yjs";
import { usePastState } from "../../api/history.ts";
import { keys } from "../../api/keys.ts";
import { queryClient } from "../../api/queryClient.ts";
import type { DirectoryView } from "../../api/useDirectory.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Page } from "../../ui/Page.tsx";
import { timelineEntries } from "./entries.ts";
import styles from "./History.module.css";
import { HistoryControls } from "./HistoryControls.tsx";
import { type MeasureState, Moment } from "./Moment.tsx";
import { MomentSlider } from "./MomentSlider.tsx";
import { NameVersion } from "./NameVersion.tsx";
import { Timeline } from "./Timeline.tsx";
import { useHistoryAddress } from "./useHistoryAddress.ts";
import { useHistoryWords } from "./useHistoryWords.ts";
import { type Restoring, useRestore } from "./useRestore.ts";

const readDraft = (doc: Y.Doc) => richText(openDraft(doc));

/** The history of a measure: its time line, any of its states, what differs between two of them, and bringing it back. */
export function HistoryView({
  measure,
  history,
  draft,
  record,
  directory,
}: {
  measure: MeasureRow;
  history: History;
  draft: RoomHandle;
  record: RoomHandle | undefined;
  directory: DirectoryView;
}) {
  const { t } = useTranslation("history");
  const words = useHistoryWords(directory);
  const [address, change] = useHistoryAddress();
  const shown = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => timelineEntries(history), [history]);
  const newest = Math.max(history.end, entries[0]?.at ?? 0);
  const at = address.at ?? newest;
  const now = useNow(draft, record);
  const restoring = useRestore(draft, record);
  useFreshHistory(measure.id, draft, record);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

  return (
    <Page
      title={`${t("title")}: ${measure.number} ${measure.title}`}
      lead={
        <>
          <p>{t("lead")}</p>
          <p>{t("zone", { zone: timeZone })}</p>
          <Link href={`/measures/${measure.id}`}>{t("back")}</Link>
        </>
      }
      actions={
        mayNameVersions({ role: measure.role, moderates: measure.moderates }) && (
          <NameVersion measure={measure.id} />
        )
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <div className={styles.card}>
            <MomentSlider {...{ entries, at, words }} onChange={(chosen) => change({ at: chosen })} />
            <HistoryControls {...{ address, entries, words }} onChange={change} />
          </div>
          <div ref={shown} className={styles.head}>
            <h2>{t("moment.shown", { when: words.when(at) })}</h2>
            {restoring && (
              <RestoreAll
                measure={measure.id}
                part={address.part}
                {...{ at, restoring }}
                when={words.when(at)}
              />
            )}
          </div>
          <Moment measure={measure.id} {...{ at, now, address, words, directory, restoring }} />
        </div>
        <Timeline
          measure={measure.id}
          {...{ entries, at, directory, words }}
          onChoose={(chosen) => {
            change({ at: chosen });
            // On a phone the state stands above the list.
            if (!isBeside(shown.current)) shown.current?.scrollIntoView({ block: "start" });
          }}
        />
      </div>
    </Page>
  );
}

/** Whether the list stands beside the state, and not below it. */
function isBeside(head: HTMLElement | null): boolean {
  return head !== null && head.clientWidth < 0.75 * document.documentElement.clientWidth;
}

/** The present state, following what everybody writes; undefined until both rooms are there. */
function useNow(draft: RoomHandle, record: RoomHandle | undefined): MeasureState | undefined {
  const text = useDeferredValue(useLedger(draft, readDraft));
  const read = useDeferredValue(useLedger(record, readRecord));
  const isReady = draft.status.ready && record?.status.ready === true;
  return useMemo(() => (isReady && read ? { draft: text, record: read } : undefined), [isReady, text, read]);
}

/** Asks for the time line again once what was done here is on the server. */
function useFreshHistory(measure: string, draft: RoomHandle, record: RoomHandle | undefined): void {
  const unsent = draft.status.unsent + (record?.status.unsent ?? 0);
  const had = useRef(0);
  useEffect(() => {
    if (unsent === 0 && had.current > 0)
      void queryClient.invalidateQueries({ queryKey: keys.history(measure), exact: true });
    had.current = unsent;
  }, [unsent, measure]);
}

function RestoreAll({
  measure,
  part,
  at,
  when,
  restoring,
}: {
  measure: string;
  part: "draft" | "record";
  at: number;
  when: string;
  restoring: Restoring;
}) {
  const { t } = useTranslation("history");
  const [isAsking, setAsking] = useState(false);
  const past = usePastState(measure, at);
  const then = past.isPlaceholderData ? undefined : past.data;
  return (
    <>
      <Button size="small" icon="undo" disabled={!then} onClick={() => setAsking(true)}>
        {t("restore.all")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={t(part === "draft" ? "restore.allTitle" : "restore.recordAll", { when })}
        description={t("restore.allText")}
        confirm={t("restore.confirm")}
        onConfirm={() => {
          setAsking(false);
          if (!then) return;
          if (part === "draft") restoring.text(then.draft as MeasureState["draft"]);
          else restoring.record(then.record as unknown as MeasureState["record"]);
        }}
      />
    </>
  );
}
