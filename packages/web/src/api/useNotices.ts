import type { Notice } from "@querschnitt/shared/api/notices";
import { useEffect, useState } from "react";
import { keys } from "./keys.ts";
import { NoticeSocket } from "./NoticeSocket.ts";
import { queryClient } from "./queryClient.ts";
import { whenCalm } from "./whenCalm.ts";

const ask = (queryKey: readonly string[]) => void queryClient.invalidateQueries({ queryKey });

function follow(notice: Notice): void {
  switch (notice.type) {
    case "plan-changed":
      ask(keys.measures);
      break;
    case "directory-changed":
      for (const key of [
        keys.directory,
        keys.me,
        keys.measures,
        keys.accounts,
        keys.invitations,
        keys.notifications,
      ])
        ask(key);
      break;
    case "notifications-changed":
      ask(keys.notifications);
      break;
    case "sittings-changed":
      ask(keys.sittings);
      break;
    case "messages-changed":
      ask(keys.messages);
      break;
    case "signed-out":
      // Who is signed in is asked again rather than assumed: another tab may have signed in meanwhile.
      ask(keys.me);
      break;
    case "alive":
      break;
  }
}

/**
 * Keeps everything known from the API current while somebody is signed in. Answers whether the server can be reached, as
 * far as is known.
 */
export function useNotices(signedIn: boolean): boolean {
  const [isReachable, setReachable] = useState(true);
  useEffect(() => {
    if (!signedIn) return;
    const askAgain = (): void => void queryClient.invalidateQueries();
    let isFirst = true;
    let cancel = (): void => undefined;
    const socket = new NoticeSocket({
      onOpen: () => {
        setReachable(true);
        // What a page has just been answered may have changed before the line stood; it is drawn first all the same.
        if (isFirst) cancel = whenCalm(askAgain);
        else askAgain();
        isFirst = false;
      },
      onUnreachable: () => setReachable(false),
      // Asking tells whether it was only the line, and whether the session still stands.
      onLost: () => ask(keys.measures),
      onNotice: follow,
    });
    return () => {
      cancel();
      socket.close();
    };
  }, [signedIn]);
  return isReachable;
}
