import {
  chosenAttentions,
  type NotificationChoices,
  notificationChoicesShape,
  usualChoices,
} from "@querschnitt/shared/api/notifications";
import { z } from "zod";
import { eventShape, type NotificationEvent } from "./NotificationEvent.ts";

/** Events kept for one person; beyond it the oldest ones go, those that were read before the others. */
export const MOST_KEPT = 200;
/** How long what was read is kept. */
const READ_KEPT_MILLISECONDS = 90 * 24 * 60 * 60 * 1000;

export const storedEventShape = eventShape.extend({
  /** Counts the person's events, from 1. */
  number: z.number().int(),
  read: z.boolean(),
});
export type StoredEvent = z.infer<typeof storedEventShape>;

/** What was chosen before there were some of the kinds, with the usual choice for these. */
function withAllKinds(stored: unknown): unknown {
  const { kinds, ...choices } = stored as { kinds?: object };
  return { ...choices, kinds: { ...usualChoices.kinds, ...kinds } };
}

/** What one person is told of, as it is stored beside their stream in the log. */
export const inboxShape = z.object({
  /** Number of the last event that ever came in. */
  last: z.number().int().default(0),
  /** Number up to which events need no e-mail any more. */
  mailed: z.number().int().default(0),
  /** An e-mail that has been begun: events up to this number, under this Message-ID. */
  sending: z.object({ upTo: z.number().int(), messageId: z.string() }).nullable().default(null),
  /** In the order in which they came in. */
  events: z.array(storedEventShape).default([]),
  /** Undefined: nothing was chosen yet. */
  choices: z.preprocess(withAllKinds, notificationChoicesShape).optional(),
  /** Measures that the person follows or has muted. */
  attention: z.record(z.string(), z.enum(chosenAttentions)).default({}),
});
export type Inbox = z.infer<typeof inboxShape>;

export const emptyInbox: Inbox = { last: 0, mailed: 0, sending: null, events: [], attention: {} };

/** With an event added; the same inbox if it has been told already, or is about a muted measure. */
export function withEvent(inbox: Inbox, event: NotificationEvent): Inbox {
  if (inbox.events.some(({ id }) => id === event.id)) return inbox;
  if (event.measure && inbox.attention[event.measure] === "mute" && !event.personal) return inbox;
  const number = inbox.last + 1;
  return {
    ...inbox,
    last: number,
    events: bounded([...inbox.events, { ...event, number, read: false }], event.at),
  };
}

/** Without the events that `concerns` picks. */
export function withoutEvents(inbox: Inbox, concerns: (event: NotificationEvent) => boolean): Inbox {
  const events = inbox.events.filter((event) => !concerns(event));
  return events.length === inbox.events.length ? inbox : { ...inbox, events };
}

/** With the events that `isMeant` picks read. */
export function withRead(inbox: Inbox, isMeant: (event: StoredEvent) => boolean): Inbox {
  if (!inbox.events.some((event) => !event.read && isMeant(event))) return inbox;
  const events = inbox.events.map((event) =>
    !event.read && isMeant(event) ? { ...event, read: true } : event,
  );
  return { ...inbox, events };
}

/** With the events that `isMeant` picks unread again. */
export function withUnread(inbox: Inbox, isMeant: (event: StoredEvent) => boolean): Inbox {
  if (!inbox.events.some((event) => event.read && isMeant(event))) return inbox;
  const events = inbox.events.map((event) =>
    event.read && isMeant(event) ? { ...event, read: false } : event,
  );
  return { ...inbox, events };
}

/** With what was chosen; what came in while no e-mails were wanted is not sent afterwards. */
export function withChoices(inbox: Inbox, choices: NotificationChoices): Inbox {
  if (inbox.choices?.rhythm !== "never" && choices.rhythm !== "never") return { ...inbox, choices };
  return { ...inbox, choices, mailed: inbox.last, sending: null };
}

function bounded(events: StoredEvent[], now: number): StoredEvent[] {
  const kept = events.filter(({ read, at }) => !read || at > now - READ_KEPT_MILLISECONDS);
  while (kept.length > MOST_KEPT) {
    const oldestRead = kept.findIndex(({ read }) => read);
    kept.splice(Math.max(0, oldestRead), 1);
  }
  return kept;
}
