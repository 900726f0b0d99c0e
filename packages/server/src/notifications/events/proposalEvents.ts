import type { NotificationKind } from "@querschnitt/shared/api/notifications";
import type { EntryChange } from "@querschnitt/shared/policy/entries";
import { outcomeShape, proposalShape } from "@querschnitt/shared/policy/proposals";
import { type Addressed, type Consequences, nothing } from "../NotificationEvent.ts";
import type { EventContext } from "./EventContext.ts";

/** A new proposal, for those who follow the measure; a withdrawn one tells of nothing any more. */
export function proposalEvents({ entry, before, after }: EntryChange, context: EventContext): Consequences {
  const proposal = proposalShape.safeParse(after).data;
  if (!proposal) return nothing;
  const id = `proposal:${context.room}:${entry}`;
  if (proposal.withdrawn) return { tell: [], takeBack: [{ concerns: (event) => event.id === id }] };
  if (before !== undefined) return nothing;
  // Whoever gave a reason wrote a comment, which is told of.
  if (context.hasComments(entry)) return nothing;
  const followers = new Set(context.members.following(context.measure));
  followers.delete(context.by);
  return {
    tell: [...followers].map((to) =>
      told(to, "comment", { id, thread: entry, by: context.by, writtenAt: proposal.createdAt, context }),
    ),
    takeBack: [],
  };
}

/** What was decided about a proposal, for whoever made it. */
export function outcomeEvents({ entry, after }: EntryChange, context: EventContext): Consequences {
  const outcome = outcomeShape.safeParse(after).data;
  const to = context.proposerIn(entry);
  if (!outcome || outcome.state === "claimed" || to === undefined || to === outcome.by) return nothing;
  // It may be taken back and decided once more.
  const id = `outcome:${context.room}:${entry}:${context.sequence}`;
  const { by, at: writtenAt } = outcome;
  return { tell: [told(to, "reply", { id, thread: entry, by, writtenAt, context })], takeBack: [] };
}

function told(
  to: string,
  kind: NotificationKind,
  {
    context: { measure, room, at },
    ...event
  }: { id: string; thread: string; by: string; writtenAt: number; context: EventContext },
): Addressed {
  return { to, event: { ...event, kind, measure, room, at, personal: false } };
}
