import { type ReadThread, readDiscussion } from "@querschnitt/shared/documents/discussion";
import { readMarks } from "@querschnitt/shared/documents/marks";
import { useMemo } from "react";
import type { RoomHandle } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import type { MarkedThread } from "./PassageMarks.ts";
import { type ListedThread, listThreads, type ReadMarks } from "./threads.ts";

/** A discussion as one person sees it. */
export interface DiscussionView {
  /** Every thread there ever was; undefined until the discussion is there. */
  all: readonly ReadThread[] | undefined;
  /** Undefined until the discussion is there. */
  threads: ListedThread[] | undefined;
  marks: ReadMarks;
  /** The threads that the text shows. */
  marked: MarkedThread[];
  /** Open threads with something unread. */
  unread: number;
}

const nothingRead: ReadMarks = new Map();

/** Follows a discussion, the common one or an internal one, and the reader's marks. */
export function useDiscussion(
  discussion: RoomHandle | undefined,
  marksRoom: RoomHandle | undefined,
  reader: string,
): DiscussionView {
  const all = useLedger(discussion, readDiscussion);
  const marks = useLedger(marksRoom, readMarks) ?? nothingRead;
  const ready = discussion?.status.ready === true;
  const threads = useMemo(
    () => (all && ready ? listThreads(all, marks, reader) : undefined),
    [all, ready, marks, reader],
  );
  const marked = useMemo(
    () =>
      // Proposals are shown as what they change.
      (threads ?? []).flatMap(({ id, anchor, resolved, proposal }) =>
        anchor && !proposal ? [{ id, anchor, resolved }] : [],
      ),
    [threads],
  );
  // Before one's marks are there, everything would seem unread.
  const unread = marksRoom?.status.ready ? (threads ?? []).filter((thread) => thread.unread > 0).length : 0;
  return { all: ready ? all : undefined, threads, marks, marked, unread };
}
