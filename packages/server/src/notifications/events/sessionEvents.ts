import type { NotificationKind, SessionNewsKind } from "@querschnitt/shared/api/notifications";
import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import type { SessionNewsEntry } from "../../process/SessionNews.ts";
import type { Addressed } from "../NotificationEvent.ts";

const kinds: Record<SessionNewsKind, NotificationKind> = {
  invited: "invitation",
  cancelled: "invitation",
  changed: "session",
  "minutes-closed": "session",
};

/** What those who were meant then, are still invited and did not do it themselves are told of a session. */
export function sessionEvents(
  { id: session, invited }: Pick<SessionFacts, "id" | "invited">,
  news: readonly SessionNewsEntry[],
): Addressed[] {
  const stillInvited = new Set(invited.map(({ person }) => person));
  return news.flatMap(({ kind, revision, by, at, to: all }) =>
    all
      .filter((to) => to !== by && stillInvited.has(to))
      .map((to) => ({
        to,
        event: {
          id: `session:${session}:${revision}`,
          kind: kinds[kind],
          session,
          // Whoever may not read it hears nothing: the public part alone.
          room: roomName({ kind: kind === "minutes-closed" ? "minutes" : "agenda", session, part: "public" }),
          by,
          at: Date.parse(at),
          personal: true,
          news: kind,
        },
      })),
  );
}
