import type { DiscussionCommand } from "@querschnitt/shared/documents/discussion";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKept } from "../../offline/useKept.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { useToast } from "../../ui/Toaster.tsx";
import { CommentForm } from "./CommentForm.tsx";
import { CommentItem } from "./CommentItem.tsx";
import styles from "./Discussion.module.css";
import { type DiscussionReader, keptAs, useSpaceWords } from "./DiscussionReader.ts";
import type { Promotion } from "./promotion.ts";
import type { ListedThread } from "./threads.ts";
import { useSeen } from "./useSeen.ts";

/** What is known about the place of a thread: of the whole measure, somewhere in the text, or gone. */
export type ThreadPlace = "whole" | "found" | "lost" | "unknown";

/** One thread: its passage, its comments, and the ways to go on with it. */
export function ThreadCard({
  thread,
  place,
  active,
  justOpened,
  readUpTo,
  reader,
  promotion,
  proposal,
  perform,
  onActivate,
  onJump,
  onRead,
}: {
  thread: ListedThread;
  place: ThreadPlace;
  active: boolean;
  /** Opened here just now: the form that had the focus is gone, and the focus goes to what came of it. */
  justOpened: boolean;
  readUpTo: number;
  reader: DiscussionReader;
  /** Of an internal discussion: how its comments get into the common one. */
  promotion: Promotion | undefined;
  /** What a proposal changes and what can be done with it, in place of the passage. */
  proposal: ReactNode;
  perform: (command: DiscussionCommand) => void;
  onActivate: () => void;
  onJump: () => void;
  onRead: () => void;
}) {
  const t = useSpaceWords(reader.space);
  const card = useRef<HTMLLIElement>(null);
  // Whoever presses "reply" means to write; whoever only comes past must not lose the focus to the form.
  const [asked, setAsked] = useState(false);
  /** The answer that was just sent: it takes the focus, and no empty form asks for another one. */
  const [sent, setSent] = useState<string>();
  const toast = useToast();
  const [reply, setReply] = useKept(keptAs(reader, thread.id), "");
  const { me } = reader;
  useSeen(card, thread.unread > 0, onRead);
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: "nearest" });
    else {
      setAsked(false);
      setSent(undefined);
    }
  }, [active]);

  useEffect(() => {
    if (justOpened) card.current?.focus({ preventScroll: true });
  }, [justOpened]);

  return (
    <li
      ref={card}
      {...(justOpened && { tabIndex: -1 })}
      id={`thread-${thread.id}`}
      className={classNames(styles.thread, active && styles.active)}
      aria-current={active || undefined}
      // By keyboard only: opening the reply form under a mouse that is down would take its click away.
      onFocus={(event) => event.target.matches(":focus-visible") && onActivate()}
    >
      <div className={styles.threadHead}>
        {proposal ?? <ThreadQuote thread={thread} place={place} onJump={onJump} />}
        {thread.resolved && !proposal && (
          <Badge tone="success" icon="check">
            {t("thread.resolvedBy", {
              name: reader.directory.person(thread.resolvedBy)?.name ?? t("thread.somebody"),
            })}
          </Badge>
        )}
      </div>
      <ol className={styles.comments}>
        {thread.comments.map((comment) => (
          <CommentItem
            key={comment.id}
            comment={comment}
            takesFocus={comment.id === sent}
            unread={comment.author !== me.person.id && comment.createdAt > readUpTo}
            reader={reader}
            perform={perform}
            promotion={promotion && { ...promotion, anchor: thread.anchor }}
          />
        ))}
      </ol>
      {reader.mayComment && (
        <div className={styles.go}>
          {asked || reply !== "" || (active && !justOpened && sent === undefined) ? (
            <CommentForm
              space={reader.space}
              label={t("thread.reply")}
              autoFocus={asked}
              submitLabel={t("thread.sendReply")}
              text={reply}
              onText={setReply}
              onSubmit={(body) => {
                const comment = newId();
                perform({ type: "reply", thread: thread.id, comment, body });
                setReply("");
                setAsked(false);
                setSent(comment);
                toast({ tone: "success", text: t("thread.replied") });
              }}
            />
          ) : (
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                setAsked(true);
                onActivate();
              }}
            >
              {t("thread.reply")}
            </Button>
          )}
          {!proposal && (
            <Button
              size="small"
              variant="quiet"
              icon={thread.resolved ? "undo" : "check"}
              onClick={() =>
                perform({ type: thread.resolved ? "reopen-thread" : "resolve-thread", thread: thread.id })
              }
            >
              {t(thread.resolved ? "thread.reopen" : "thread.resolve")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function ThreadQuote({
  thread,
  place,
  onJump,
}: {
  thread: ListedThread;
  place: ThreadPlace;
  onJump: () => void;
}) {
  const { t } = useTranslation("discussion");
  if (!thread.anchor) return <p className={styles.whole}>{t("thread.whole")}</p>;
  return (
    <div className={styles.passage}>
      <blockquote className={styles.quote} lang="de">
        {thread.anchor.quote}
      </blockquote>
      {place === "lost" ? (
        <Badge tone="warning" icon="alert">
          {t("thread.lost")}
        </Badge>
      ) : (
        place === "found" && (
          <Button size="small" variant="quiet" onClick={onJump}>
            {t("thread.jump")}
          </Button>
        )
      )}
    </div>
  );
}
