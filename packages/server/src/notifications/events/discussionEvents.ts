import type { NotificationKind } from "@querschnitt/shared/api/notifications";
import { mentionsIn } from "@querschnitt/shared/documents/mentions";
import { type Comment, commentShape } from "@querschnitt/shared/policy/discussion";
import type { EntryChange } from "@querschnitt/shared/policy/entries";
import { type Addressed, type Consequences, nothing } from "../NotificationEvent.ts";
import type { EventContext, Members } from "./EventContext.ts";
import { outcomeEvents, proposalEvents } from "./proposalEvents.ts";

/** Comments: whom they address, whom they answer, who follows the measure. */
export function discussionEvents(change: EntryChange, context: EventContext): Consequences {
  if (change.root === "proposals") return proposalEvents(change, context);
  if (change.root === "outcomes") return outcomeEvents(change, context);
  if (change.root !== "comments") return nothing;
  const comment = commentShape.safeParse(change.after).data;
  if (!comment) return nothing;
  // Ids are made by whoever writes: in another room, the same one is somebody else's word.
  const id = `comment:${context.room}:${change.entry}`;
  if (comment.deleted) return { tell: [], takeBack: [{ concerns: (event) => event.id === id }] };
  const before = commentShape.safeParse(change.before).data;
  return before
    ? edited({ id, comment, before }, context)
    : { tell: written(id, comment, context), takeBack: [] };
}

function written(id: string, comment: Comment, context: EventContext): Addressed[] {
  const mentioned = addressedBy(comment.body, context.members);
  const reasons = new Map<string, NotificationKind>();
  for (const person of context.members.following(context.measure)) reasons.set(person, "comment");
  for (const person of context.writersIn(comment.thread)) reasons.set(person, "reply");
  for (const person of mentioned.keys()) reasons.set(person, "mention");
  reasons.delete(context.by);
  return [...reasons].map(([to, kind]) =>
    told(to, kind, mentioned.get(to) === true, { id, comment, context }),
  );
}

/** Whoever is addressed only now hears of it; whoever is not any more has not been addressed. */
function edited(
  { id, comment, before }: { id: string; comment: Comment; before: Comment },
  context: EventContext,
): Consequences {
  const now = addressedBy(comment.body, context.members);
  const then = addressedBy(before.body, context.members);
  const from = new Set([...then.keys()].filter((person) => !now.has(person)));
  const added = [...now].filter(([person]) => !then.has(person) && person !== context.by);
  return {
    tell: added.map(([to, personal]) => told(to, "mention", personal, { id, comment, context })),
    takeBack:
      from.size > 0 ? [{ from, concerns: (event) => event.id === id && event.kind === "mention" }] : [],
  };
}

/** Everybody a text addresses, and whether by name. */
function addressedBy(body: string, members: Members): Map<string, boolean> {
  const addressed = new Map<string, boolean>();
  for (const { kind, id } of mentionsIn(body)) {
    if (kind === "person") addressed.set(id, true);
    else {
      const all = kind === "organisation" ? members.ofOrganisation(id) : members.ofGroup(id);
      for (const person of all) addressed.set(person, addressed.get(person) ?? false);
    }
  }
  return addressed;
}

function told(
  to: string,
  kind: NotificationKind,
  personal: boolean,
  { id, comment, context }: { id: string; comment: Comment; context: EventContext },
): Addressed {
  const { measure, room, by, at } = context;
  const { thread, createdAt: writtenAt } = comment;
  return { to, event: { id, kind, measure, room, by, at, personal, thread, writtenAt } };
}
