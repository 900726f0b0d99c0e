import { useEffect, useRef } from "react";
import type { ListedThread } from "./threads.ts";

/** What comes within this time is announced together. */
const BATCH = 1_500;

/**
 * Tells about comments by others that arrive while the page is open.
 * @param threads undefined until the discussion is there
 */
export function useArrivals(
  threads: readonly ListedThread[] | undefined,
  reader: string,
  onArrival: (authors: string[]) => void,
): void {
  const known = useRef<Set<string>>(undefined);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useRef(onArrival);
  tell.current = onArrival;
  useEffect(() => {
    if (!threads) return;
    const comments = threads.flatMap((thread) => thread.comments);
    const before = known.current;
    known.current = new Set(comments.map(({ id }) => id));
    if (!before) return;
    const fresh = comments.filter(
      ({ id, author, deleted }) => !before.has(id) && author !== reader && !deleted,
    );
    if (fresh.length === 0) return;
    waiting.current.push(...fresh.map(({ author }) => author));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      tell.current(waiting.current);
      waiting.current = [];
    }, BATCH);
  }, [threads, reader]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
