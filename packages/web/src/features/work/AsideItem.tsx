import { newId } from "@querschnitt/shared/documents/identifiers";
import {
  isSessionRoom,
  type MeasureRoom,
  type Room,
  type SessionRoom,
} from "@querschnitt/shared/protocol/roomNames";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMentionNames } from "../../api/useMentionNames.ts";
import type { AsideEntry } from "../../offline/WorkStore.ts";
import { useSync } from "../../sync/SyncProvider.tsx";
import { useRoom } from "../../sync/useRoom.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { download } from "../../ui/download.ts";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Aside.module.css";
import { asideAsComment, asideAsText, asideTitle, asideWords, isInternal } from "./asideText.ts";
import { Reinsert } from "./Reinsert.tsx";

/** One piece of refused work: what it was, why it was not taken, and what can be done with it. */
export function AsideItem({ entry, room }: { entry: AsideEntry; room: MeasureRoom | SessionRoom }) {
  const { t } = useTranslation("work");
  const sync = useSync();
  const toast = useToast();
  const names = useMentionNames();
  // What was said among one's own goes back there or nowhere.
  const discussion = useRoom(discussionOf(room));
  const [asking, setAsking] = useState(false);
  const comment = asideAsComment(entry, t, names);
  const words = asideWords(entry, t, names);
  const mayComment = discussion?.status.ready === true && discussion.status.mayWrite === "by-rule";
  const title = asideTitle(entry, t);

  const send = (): void => {
    if (!discussion || comment === undefined || !sync) return;
    discussion.perform({
      type: "open-thread",
      thread: newId(),
      comment: newId(),
      anchor: null,
      body: comment,
    });
    void sync.discardAside(entry.id);
    toast({ tone: "success", text: t(isInternal(entry) ? "sentInternally" : "sentAsComment") });
  };
  const { proposals = [] } = entry.work.kind === "passage" ? entry.work : {};
  const propose = (): void => {
    if (!discussion || !sync) return;
    for (const wording of proposals)
      discussion.perform({ type: "propose", thread: newId(), comment: newId(), reason: "", ...wording });
    void sync.discardAside(entry.id);
    toast({ tone: "success", text: t("sentAsProposal") });
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(asideAsText(entry, t, names));
      toast({ tone: "success", text: t("copied") });
    } catch {
      toast({ tone: "danger", text: t("copyFailed") });
    }
  };

  return (
    <Card as="li" className={styles.item}>
      <div>
        <h3>{title}</h3>
        <p className={styles.when}>
          {t("doneAt")} <DateText value={entry.doneAt} time />
        </p>
      </div>
      <p>{reasonText(entry, t)}</p>
      {entry.work.kind === "passage" ? (
        <dl className={styles.passage}>
          {entry.work.before !== "" && (
            <>
              <dt>{t("before")}</dt>
              <dd className={styles.text}>{entry.work.before}</dd>
            </>
          )}
          {entry.work.after !== "" && (
            <>
              <dt>{t("after")}</dt>
              <dd className={styles.text}>{entry.work.after}</dd>
            </>
          )}
        </dl>
      ) : (
        words !== "" && <blockquote className={styles.text}>{words}</blockquote>
      )}
      <div className={styles.actions}>
        {mayComment && proposals.length > 0 && (
          <Button variant="primary" size="small" icon="edit" onClick={propose}>
            {t("sendAsProposal")}
          </Button>
        )}
        {mayComment && comment !== undefined && (
          <Button
            {...(proposals.length === 0 && { variant: "primary" as const })}
            size="small"
            icon="comment-add"
            onClick={send}
          >
            {t(isInternal(entry) ? "sendInternally" : "sendAsComment")}
          </Button>
        )}
        {entry.reason === "removed" && entry.work.kind === "passage" && room.kind === "draft" && (
          <Reinsert id={entry.id} words={entry.work.after} draft={room} />
        )}
        <Button size="small" icon="copy" onClick={() => void copy()}>
          {t("copy")}
        </Button>
        <Button
          size="small"
          icon="download"
          onClick={() =>
            download(`${t("fileName")}-${entry.id}.txt`, asideAsText(entry, t, names), "text/plain")
          }
        >
          {t("download")}
        </Button>
        <Button size="small" variant="quiet" icon="trash" onClick={() => setAsking(true)}>
          {t("discard")}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("discardTitle")}
        description={t("discardMeaning")}
        confirm={t("discard")}
        danger
        onConfirm={() => {
          setAsking(false);
          void sync?.discardAside(entry.id);
        }}
      />
    </Card>
  );
}

/** Where it can be sent as a comment; a session has no discussion. */
function discussionOf(room: MeasureRoom | SessionRoom): Room | undefined {
  if (isSessionRoom(room)) return undefined;
  return room.kind === "internal" ? room : { kind: "discussion", measure: room.measure };
}

function reasonText(entry: AsideEntry, t: ReturnType<typeof useTranslation<"work">>["t"]): string {
  const general = t(`reason.${entry.reason}`);
  return entry.rule
    ? t([`rule.${entry.rule.replace(".", "-")}`, "rule.other"], { defaultValue: general })
    : general;
}
