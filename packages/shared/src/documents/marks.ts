import type * as Y from "yjs";

export type MarksCommand =
  /** A person has read a thread up to a time (milliseconds; the newest comment's `createdAt`). */
  | { type: "mark-read"; thread: string; upTo: number }
  /** A person has seen a measure as it stood at a time (milliseconds, by the server's clock). */
  | { type: "note-visit"; measure: string; at: number };

/** Carries out a command on a person's own marks, inside the caller's transaction. */
export function performOnMarks(doc: Y.Doc, command: MarksCommand): void {
  if (command.type === "mark-read") putForward(doc.getMap("read"), command.thread, command.upTo);
  else putForward(doc.getMap("visits"), command.measure, command.at);
}

function putForward(times: Y.Map<unknown>, entry: string, time: number): void {
  if (((times.get(entry) as number | undefined) ?? -1) < time) times.set(entry, time);
}

/** When a measure was last seen; undefined if never. */
export function lastVisit(doc: Y.Doc, measure: string): number | undefined {
  return doc.getMap("visits").get(measure) as number | undefined;
}

/** When each measure was last seen that ever was: measure id → time. */
export function readVisits(doc: Y.Doc): Map<string, number> {
  return new Map((doc.getMap("visits") as Y.Map<number>).entries());
}

/** Up to when a thread has been read; 0 if never. */
export function readUpTo(doc: Y.Doc, thread: string): number {
  return (doc.getMap("read").get(thread) as number | undefined) ?? 0;
}

/** Up to when each thread has been read that ever was: thread id → time. */
export function readMarks(doc: Y.Doc): Map<string, number> {
  return new Map((doc.getMap("read") as Y.Map<number>).entries());
}
