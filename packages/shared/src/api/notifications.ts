import { z } from "zod";
import { phases } from "../policy/phases.ts";
import { measureRoles } from "../policy/roles.ts";
import { day } from "../policy/shapes.ts";
import { languages } from "./languages.ts";
import { id } from "./workspace.ts";

/** What people are told of. Each kind can be switched on and off, in the application and by e-mail. */
export const notificationKinds = [
  /** A comment addresses the person, their organisation or their working group. */
  "mention",
  /** An answer in a thread in which the person wrote. */
  "reply",
  /** Any other comment on a measure that the person follows. */
  "comment",
  /** A responsibility was given to the person or their organisation. */
  "responsibility",
  /** An acceptance does not stand any more. */
  "acceptance",
  /** A deadline is near or has passed. */
  "deadline",
  /** A measure was moved to another phase. */
  "phase",
  /** What the person may do on a measure has changed. */
  "role",
  /** The person was invited to a session, or it was called off. */
  "invitation",
  /** A session to which the person is invited is at another time or place, or its minutes were closed. */
  "session",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Kinds of which an e-mail of its own goes out, whatever is chosen: no other one tells of them as well. */
export const withOwnMail: readonly NotificationKind[] = ["invitation"];

/** What those who are invited are told of a session. */
export const sessionNewsKinds = ["invited", "changed", "cancelled", "minutes-closed"] as const;
export type SessionNewsKind = (typeof sessionNewsKinds)[number];

/** How often messages are gathered into one e-mail. */
export const mailRhythms = ["at-once", "hourly", "daily", "weekly", "never"] as const;
export type MailRhythm = (typeof mailRhythms)[number];

const eventId = z.string().min(1).max(200);

/** One line of the list: everything of one thread that is equally read or unread, or a single event. */
const notificationShape = z.object({
  /** Stays the same while events are added to it. */
  id: z.string(),
  kind: z.enum(notificationKinds),
  /** Where it happened: in a measure, or in a session. */
  measure: id.nullable(),
  session: z
    .object({
      id,
      news: z.enum(sessionNewsKinds),
      /** When it begins, as it stands now; ISO 8601. */
      start: z.string(),
    })
    .nullable(),
  /** Of the measure; "" for a session. */
  number: z.string(),
  title: z.string(),
  /** Where it leads, if not to the measure as a whole. */
  thread: id.nullable(),
  responsibility: id.nullable(),
  /** The task of the responsibility, as it reads now. */
  task: z.string().nullable(),
  /** Whether the person is addressed by name, and not as one of many. */
  personal: z.boolean(),
  /** How many events it stands for. */
  count: z.number().int(),
  /** Who did it, the last one first; nobody for what time brings. */
  people: z.array(id),
  phase: z.enum(phases).nullable(),
  role: z.enum(measureRoles).nullable(),
  deadline: day.nullable(),
  /** Of a deadline: whether it has passed. */
  passed: z.boolean(),
  /** ISO 8601 time of the latest event. */
  at: z.string(),
  read: z.boolean(),
  /** What to name when marking it read; the latest first. */
  events: z.array(eventId),
});
export type Notification = z.infer<typeof notificationShape>;

export const notificationPageShape = z.object({
  entries: z.array(notificationShape),
  /** What to ask for as `before` to get older ones; null: there are none. */
  next: z.string().nullable(),
});
export const notificationQueryShape = z.object({
  unread: z.stringbool().optional(),
  before: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const notificationCountShape = z.object({ unread: z.number().int() });

/** Events by name: to be marked read or unread again, or those that have been. */
export const namedEventsShape = z.object({ events: z.array(eventId).max(1000) });

export const notificationChoicesShape = z.object({
  /** For each kind, whether it is shown in the application and sent by e-mail. */
  kinds: z.record(z.enum(notificationKinds), z.object({ app: z.boolean(), mail: z.boolean() })),
  rhythm: z.enum(mailRhythms),
  /** The language of e-mails. */
  language: z.enum(languages),
});
export type NotificationChoices = z.infer<typeof notificationChoicesShape>;

export const notificationSettingsShape = notificationChoicesShape.extend({
  /** Whether e-mails go out, are only shown to administrators (demonstration), or are not set up. */
  delivery: z.enum(["sent", "shown", "off"]),
});
export type NotificationSettings = z.infer<typeof notificationSettingsShape>;

/** What a person can choose for a measure. Muted: only what addresses them by name. */
export const chosenAttentions = ["follow", "mute"] as const;
export type ChosenAttention = (typeof chosenAttentions)[number];
/** How closely a person attends to a measure. */
export const attentions = ["usual", ...chosenAttentions] as const;
export type Attention = (typeof attentions)[number];
export const attentionShape = z.object({ attention: z.enum(attentions) });

/** A message as the demonstration would send it. */
export const shownMailShape = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** ISO 8601 time. */
  at: z.string(),
});
export type ShownMail = z.infer<typeof shownMailShape>;

/** Quiet, but for what waits for the person. */
export const usualChoices: NotificationChoices = {
  kinds: {
    mention: { app: true, mail: true },
    reply: { app: true, mail: true },
    comment: { app: true, mail: false },
    responsibility: { app: true, mail: true },
    acceptance: { app: true, mail: true },
    deadline: { app: true, mail: true },
    phase: { app: true, mail: false },
    role: { app: true, mail: false },
    invitation: { app: true, mail: false },
    session: { app: true, mail: false },
  },
  rhythm: "daily",
  language: "de",
};
