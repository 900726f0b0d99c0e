import { isEmptyThread, isUndecided, type ReadThread } from "@querschnitt/shared/documents/discussion";

export const threadFilters = ["open", "proposals", "resolved", "unread", "mine"] as const;
export type ThreadFilter = (typeof threadFilters)[number];

/** How far each thread has been read: id → time of the newest comment read. */
export type ReadMarks = ReadonlyMap<string, number>;

/** A thread as the panel shows it. */
export interface ListedThread extends ReadThread {
  resolved: boolean;
  /** Comments by others that the reader has not seen. */
  unread: number;
}

/** Words of others, newer than the reader's mark. One's own are never unread; nor are deleted ones. */
export function countUnread(thread: ReadThread, marks: ReadMarks, reader: string): number {
  const upTo = marks.get(thread.id) ?? -1;
  const isUnread = ({ author, createdAt }: { author: string; createdAt: number }): boolean =>
    author !== reader && createdAt > upTo;
  const comments = thread.comments.filter((comment) => !comment.deleted && isUnread(comment)).length;
  // What was said with the proposal came with it.
  if (comments > 0) return comments;
  const { proposal } = thread;
  if (!proposal || proposal.withdrawn) return 0;
  const { outcome } = proposal;
  // What was decided concerns whoever proposed it.
  const isDecided = outcome !== undefined && outcome.state !== "claimed" && proposal.author === reader;
  const isNews = isDecided && isUnread({ author: outcome.by, createdAt: outcome.at });
  return isUnread(proposal) || isNews ? 1 : 0;
}

/** The time up to which a thread has been read once all of it was seen. */
export function newestComment(thread: ReadThread): number {
  return Math.max(
    thread.proposal?.createdAt ?? 0,
    thread.proposal?.outcome?.at ?? 0,
    ...thread.comments.map(({ createdAt }) => createdAt),
  );
}

/** Threads that still hold something, with what the reader has not seen of them. */
export function listThreads(
  threads: readonly ReadThread[],
  marks: ReadMarks,
  reader: string,
): ListedThread[] {
  return threads
    .filter((thread) => !isEmptyThread(thread))
    .map((thread) => ({
      ...thread,
      resolved: thread.resolvedBy !== null,
      unread: countUnread(thread, marks, reader),
    }));
}

/** Whether a filter lets a thread through. */
export function passes(thread: ListedThread, filter: ThreadFilter, reader: string): boolean {
  switch (filter) {
    case "open":
      return !thread.resolved;
    case "proposals":
      return thread.proposal !== undefined && isUndecided(thread.proposal);
    case "resolved":
      return thread.resolved;
    case "unread":
      return thread.unread > 0;
    case "mine":
      return (
        thread.proposal?.author === reader ||
        thread.comments.some(({ author, deleted }) => author === reader && !deleted)
      );
  }
}

/**
 * In the order of the text: first the threads about the measure as a whole, then by place, last those whose
 * passage is gone; within each, oldest first.
 */
export function inTextOrder(
  threads: readonly ListedThread[],
  placeOf: (thread: string) => number | undefined,
): ListedThread[] {
  const rank = (thread: ListedThread): number =>
    thread.anchor === null ? -1 : (placeOf(thread.id) ?? Number.POSITIVE_INFINITY);
  return [...threads].sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    // Infinity minus infinity would be no order at all.
    return one === other ? a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1) : one < other ? -1 : 1;
  });
}
