import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import { newId } from "@querschnitt/shared/documents/identifiers";
import type { Anchor } from "@querschnitt/shared/policy/discussion";
import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import styles from "./Discussion.module.css";
import { type DiscussionReader, useSpaceWords } from "./DiscussionReader.ts";
import { NewThread } from "./NewThread.tsx";
import type { Places } from "./PassageMarks.ts";
import type { Promotion } from "./promotion.ts";
import { ThreadCard, type ThreadPlace } from "./ThreadCard.tsx";
import {
  inTextOrder,
  type ListedThread,
  newestComment,
  passes,
  type ThreadFilter,
  threadFilters,
} from "./threads.ts";
import type { DiscussionView } from "./useDiscussion.ts";
import { MentionsContext, useMentions } from "./useMentions.ts";

/** What a new thread is to be about: a passage (its anchor) or the measure as a whole. */
export type NewThreadTopic = { anchor: Anchor | null };

/** What is shown of proposals, which are a feature of their own. */
export interface ProposalParts {
  card: (thread: ListedThread) => ReactNode;
  /** What can be done with all that are shown. */
  batch: (threads: readonly ListedThread[]) => ReactNode;
}

export interface DiscussionPanelProps {
  view: DiscussionView;
  reader: DiscussionReader;
  /** Of an internal discussion: how its comments get into the common one. */
  promotion?: Promotion | undefined;
  /** Of the common discussion: how proposals are shown and decided about. */
  proposals?: ProposalParts | undefined;
  /** Undefined while no editor shows the text. */
  places: Places | undefined;
  active: string | undefined;
  /** The thread to which somebody was led here from the other discussion, and to which the focus goes. */
  ledTo?: string | undefined;
  topic: NewThreadTopic | undefined;
  onTopic: (topic: NewThreadTopic | undefined) => void;
  onActivate: (thread: string) => void;
  onJump: (thread: string) => void;
  perform: (command: LedgerCommand) => void;
  performOnMarks: (command: LedgerCommand) => void;
}

/** All threads of a measure: filtered, in the order of the text, with a place to open new ones. */
export function DiscussionPanel(props: DiscussionPanelProps) {
  const { view, reader, places, active, topic, onTopic, onActivate, perform, performOnMarks } = props;
  const t = useSpaceWords(reader.space);
  const mentions = useMentions(reader);
  const toast = useToast();
  const [filter, setFilter] = useState<ThreadFilter>("open");
  /** The thread that was opened here last, or led to: whoever did that goes on from there. */
  const [opened, setOpened] = useState(props.ledTo);
  // Being read must not make a thread vanish from under the reader's eyes.
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const person = reader.me.person.id;
  const start = useRef<HTMLButtonElement>(null);

  const cancel = (before: Element | null): void => {
    flushSync(() => onTopic(undefined));
    if (before instanceof HTMLElement) before.focus();
    // It may be hidden on a narrow screen, or have made room for the form itself.
    if (document.activeElement !== before || before === document.body) start.current?.focus();
  };
  const choose = (next: ThreadFilter): void => {
    setFilter(next);
    const passing = (view.threads ?? []).filter((thread) => passes(thread, next, person));
    setHeld(next === "unread" ? new Set(passing.map(({ id }) => id)) : new Set());
  };
  const shows = (thread: ListedThread): boolean =>
    thread.id === active || held.has(thread.id) || passes(thread, filter, person);
  const shown = inTextOrder((view.threads ?? []).filter(shows), (thread) => places?.get(thread)?.from);
  const read = (thread: ListedThread): void => {
    if (thread.unread > 0)
      performOnMarks({ type: "mark-read", thread: thread.id, upTo: newestComment(thread) });
  };

  return (
    <MentionsContext value={mentions}>
      <section
        className={classNames(styles.panel, reader.space === "internal" && styles.internal)}
        aria-label={t("label", { organisation: reader.me.organisation.shortName })}
      >
        {reader.mayComment ? (
          topic ? (
            <NewThread
              topic={topic}
              reader={reader}
              onCancel={cancel}
              onOpen={(body) => {
                const thread = newId();
                perform({ type: "open-thread", thread, comment: newId(), anchor: topic.anchor, body });
                if (filter !== "open") choose("open");
                onTopic(undefined);
                onActivate(thread);
                setOpened(thread);
                toast({ tone: "success", text: t("new.opened") });
              }}
            />
          ) : (
            <div className={styles.start}>
              <Button
                ref={start}
                icon={reader.space === "internal" ? "lock" : "comment-add"}
                onClick={() => onTopic({ anchor: null })}
              >
                {t("new.whole")}
              </Button>
              <p className={styles.hint}>{t("new.hint")}</p>
            </div>
          )
        ) : (
          // Before the room is there nobody is told that they may only read.
          view.threads && <p className={styles.hint}>{t("mayOnlyRead")}</p>
        )}
        {!view.threads ? (
          <Skeleton />
        ) : (
          <>
            <Select
              className={styles.filter}
              label={t("filter.label")}
              value={filter}
              options={threadFilters
                .filter((value) => value !== "proposals" || props.proposals)
                .map((value) => ({
                  value,
                  label: t(`filter.${value}`, {
                    count: view.threads?.filter((thread) => passes(thread, value, person)).length ?? 0,
                  }),
                }))}
              onValueChange={choose}
            />
            {shown.length === 0 ? (
              <EmptyState title={t(view.threads.length === 0 ? "empty.title" : `empty.${filter}`)}>
                {view.threads.length === 0 && t("empty.text")}
              </EmptyState>
            ) : (
              <>
                {filter === "proposals" &&
                  props.proposals?.batch(shown.filter((thread) => passes(thread, filter, person)))}
                <ol className={styles.threads}>
                  {shown.map((thread) => (
                    <ThreadCard
                      key={thread.id}
                      thread={thread}
                      place={placeOf(thread, places)}
                      active={thread.id === active}
                      justOpened={thread.id === opened}
                      readUpTo={view.marks.get(thread.id) ?? -1}
                      reader={reader}
                      promotion={props.promotion}
                      proposal={thread.proposal && props.proposals?.card(thread)}
                      perform={perform}
                      onActivate={() => {
                        if (thread.id !== active) onActivate(thread.id);
                      }}
                      onJump={() => props.onJump(thread.id)}
                      onRead={() => read(thread)}
                    />
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </section>
    </MentionsContext>
  );
}

function placeOf(thread: ListedThread, places: Places | undefined): ThreadPlace {
  if (thread.anchor === null) return "whole";
  // A thread that has just been opened is looked up in a moment.
  if (!places?.has(thread.id)) return "unknown";
  return places.get(thread.id) ? "found" : "lost";
}
