import type { ChangesSince } from "@querschnitt/shared/api/history";
import { lastVisit } from "@querschnitt/shared/documents/marks";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useChangesSince } from "../../../api/history.ts";
import type { RoomHandle } from "../../../sync/RoomHandle.ts";

export interface Visit {
  /** What others have changed since this person last saw the measure; undefined: nothing, or it is not known. */
  news: ChangesSince | undefined;
  /** Says that all of it has been seen. */
  see: () => void;
}

/**
 * When a person last saw a measure, on whichever device: noted in their own marks, by the server's clock, when they leave it or
 * look away. While there is something new that they have not said to have seen, it stays new.
 */
export function useVisit(measure: string, draft: RoomHandle, marks: RoomHandle | undefined): Visit {
  const before = useRef<{ visited: number | undefined }>(undefined);
  const [since, setSince] = useState<number>();
  const [isSeen, setSeen] = useState(false);
  const isKnown = marks?.status.ready === true && marks.status.connection === "online";
  useEffect(() => {
    if (!isKnown || !marks || before.current) return;
    const visited = lastVisit(marks.doc, measure);
    before.current = { visited };
    setSince(visited ?? Date.now());
  }, [isKnown, marks, measure]);
  const { data, dataUpdatedAt } = useChangesSince(measure, since);
  const isFirst = before.current?.visited === undefined;
  const hasNews = !isFirst && (data?.places.length ?? 0) > 0 && !isSeen;

  // What is noted on leaving is what is current then.
  const current = useRef({ marks, hasNews, ahead: 0, isAsked: false, isFirst });
  current.current = {
    ...{ marks, hasNews, isFirst },
    isAsked: data !== undefined,
    ahead: data ? data.now - dataUpdatedAt : 0,
  };
  const hasChanged = useRef(false);
  const note = useCallback((): void => {
    const { marks: room, hasNews: isUnseen, ahead, isAsked } = current.current;
    if (!room || !isAsked || isUnseen) return;
    hasChanged.current = false;
    room.perform({ type: "note-visit", measure, at: Date.now() + ahead });
  }, [measure]);

  const isAsked = data !== undefined;
  useEffect(() => {
    // The first visit is one, however it ends.
    if (isAsked && current.current.isFirst) note();
  }, [isAsked, note]);
  useEffect(() => {
    const changed = (): void => {
      hasChanged.current = true;
    };
    draft.doc.on("update", changed);
    return () => draft.doc.off("update", changed);
  }, [draft.doc]);
  useLayoutEffect(() => {
    const leave = (): void => {
      if (hasChanged.current && document.visibilityState !== "visible") note();
    };
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      // What came while nobody looked has not been seen.
      if (hasChanged.current && document.visibilityState === "visible") note();
    };
  }, [note]);

  const see = useCallback((): void => {
    setSeen(true);
    current.current.hasNews = false;
    note();
  }, [note]);
  return { news: hasNews ? data : undefined, see };
}
