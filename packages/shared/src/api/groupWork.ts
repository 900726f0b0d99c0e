import { z } from "zod";
import { results } from "../policy/protocol.ts";
import { day } from "../policy/shapes.ts";
import { sessionParts } from "../protocol/roomNames.ts";
import { id } from "./workspace.ts";

const votes = z.number().int().nullable();

/** Where in a session something was recorded. */
const recordedAt = {
  id,
  session: id,
  /** When the session begins; ISO 8601. */
  start: z.string(),
  part: z.enum(sessionParts),
  item: z.object({ id, number: z.string(), title: z.string() }),
};

const openTaskShape = z.object({
  ...recordedAt,
  what: z.string(),
  organisation: id.nullable(),
  person: id.nullable(),
  deadline: day.nullable(),
});
export type OpenTask = z.infer<typeof openTaskShape>;

const takenDecisionShape = z.object({
  ...recordedAt,
  /** The beginning of its wording. */
  wording: z.string(),
  result: z.enum(results).nullable(),
  yes: votes,
  no: votes,
  abstain: votes,
  biased: votes,
  /** ISO 8601; when the session began, if it was not said when it was voted on. */
  at: z.string(),
});
export type TakenDecision = z.infer<typeof takenDecisionShape>;

/** How many were there: with a vote, and without. */
const attendedShape = z.object({
  session: id,
  /** ISO 8601. */
  start: z.string(),
  voting: z.number().int(),
  advising: z.number().int(),
});
export type Attended = z.infer<typeof attendedShape>;

/** What a working group has on its hands, as far as the asking person may read it. */
export const groupWorkShape = z.object({
  /** Not done yet; the nearest deadline first, those without one last. */
  tasks: z.array(openTaskShape),
  /** The latest first. */
  decisions: z.array(takenDecisionShape),
  /** Of sessions where somebody was said to be there, the earliest first. */
  attendance: z.array(attendedShape),
});
export type GroupWork = z.infer<typeof groupWorkShape>;
