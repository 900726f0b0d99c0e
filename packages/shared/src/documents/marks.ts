import type * as Y from "yjs";

/** A person has read a thread up to a time (milliseconds; the newest comment's `createdAt`). */
export type MarksCommand = { type: "mark-read"; thread: string; upTo: number };

/** Carries out a command on a person's own marks, inside the caller's transaction. */
export function performOnMarks(doc: Y.Doc, command: MarksCommand): void {
  const read = doc.getMap("read") as Y.Map<number>;
  if ((read.get(command.thread) ?? -1) < command.upTo) read.set(command.thread, command.upTo);
}

/** Up to when a thread has been read; 0 if never. */
export function readUpTo(doc: Y.Doc, thread: string): number {
  return (doc.getMap("read").get(thread) as number | undefined) ?? 0;
}

/** Up to when each thread has been read that ever was: thread id → time. */
export function readMarks(doc: Y.Doc): Map<string, number> {
  return new Map((doc.getMap("read") as Y.Map<number>).entries());
}
