import { notificationKinds, sessionNewsKinds } from "@querschnitt/shared/api/notifications";
import { phases } from "@querschnitt/shared/policy/phases";
import { measureRoles } from "@querschnitt/shared/policy/roles";
import { day, identifier, moment } from "@querschnitt/shared/policy/shapes";
import { z } from "zod";

/**
 * Something that happened and concerns somebody, as ids alone: names, titles and texts are read when it is shown, and
 * only if the reader may still see where it happened.
 */
export const eventShape = z.object({
  /** Follows from what happened, so that reading the log once more makes the same event. */
  id: z.string(),
  kind: z.enum(notificationKinds),
  /** Where it happened: one of the two. */
  measure: identifier.optional(),
  session: identifier.optional(),
  /** The name of the room it happened in: whoever may not read that room hears nothing of it. */
  room: z.string(),
  /** Who did it; null for what time brings, or where nobody is known. */
  by: identifier.nullable(),
  at: moment,
  /** Whether the person is addressed by name. */
  personal: z.boolean(),
  thread: identifier.optional(),
  /** When the comment was written, as its thread says; by this it counts as read when the thread is. */
  writtenAt: moment.optional(),
  responsibility: identifier.optional(),
  phase: z.enum(phases).optional(),
  role: z.enum(measureRoles).optional(),
  deadline: day.optional(),
  passed: z.boolean().optional(),
  news: z.enum(sessionNewsKinds).optional(),
});
export type NotificationEvent = z.infer<typeof eventShape>;

/** An event and whom it concerns. */
export interface Addressed {
  to: string;
  event: NotificationEvent;
}

/** Which events are taken back, because what they told of is gone. `from` undefined: from everybody. */
export interface TakenBack {
  concerns: (event: NotificationEvent) => boolean;
  from?: ReadonlySet<string>;
}

/** What follows from something that happened. */
export interface Consequences {
  tell: Addressed[];
  takeBack: TakenBack[];
}

export const nothing: Consequences = { tell: [], takeBack: [] };
