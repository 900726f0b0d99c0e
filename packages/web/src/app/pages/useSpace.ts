import { useCallback, useEffect } from "react";
import { type Space, spaces } from "../../features/discussion/DiscussionReader.ts";
import type { DiscussionView } from "../../features/discussion/useDiscussion.ts";
import type { MeasureAddress } from "../../features/measure/useMeasureAddress.ts";
import { useKept } from "../../offline/useKept.ts";

/**
 * The discussion that is shown: that of the thread which the address names, else the one that was chosen last. It never
 * changes under somebody who writes, but by what they choose or open themselves.
 */
export function useSpace(
  keptAs: string,
  views: Record<Space, DiscussionView>,
  thread: string | undefined,
  goTo: (change: Partial<MeasureAddress>) => void,
): [space: Space, set: (space: Space) => void] {
  const [chosen, setChosen] = useKept<Space>(keptAs, "common");
  const named = spaces.find((space) => views[space].threads?.some(({ id }) => id === thread));
  useEffect(() => {
    if (named) setChosen(named);
  }, [named, setChosen]);
  const set = useCallback(
    (space: Space) => {
      setChosen(space);
      // The thread is none of the other discussion.
      if (named && named !== space) goTo({ thread: undefined });
    },
    [setChosen, named, goTo],
  );
  return [named ?? chosen, set];
}
