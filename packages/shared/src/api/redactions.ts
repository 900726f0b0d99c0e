import { z } from "zod";
import { anchorShape } from "../policy/discussion.ts";
import { reportReasons } from "./messages.ts";
import { id } from "./workspace.ts";

/** `waiting` for a second person; `confirmed` and being carried out; the others are the end of it. */
export const redactionStates = ["waiting", "confirmed", "done", "refused", "withdrawn"] as const;
export type RedactionState = (typeof redactionStates)[number];

export const newRedactionShape = z.object({
  /** Between which relative positions of the draft the passage stands. */
  anchor: anchorShape.pick({ start: true, end: true }),
  reason: z.enum(reportReasons),
});
export type NewRedaction = z.infer<typeof newRedactionShape>;

/** What becomes of a redaction that waits: whoever asked for it can only withdraw it, and nobody else can do that. */
export const redactionDecisionShape = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("confirm") }),
  z.object({ decision: z.literal("refuse"), remark: z.string().trim().min(1).max(500) }),
  z.object({ decision: z.literal("withdraw") }),
]);
export type RedactionDecision = z.infer<typeof redactionDecisionShape>;

export const redactionShape = z.object({
  id,
  measure: id,
  state: z.enum(redactionStates),
  reason: z.enum(reportReasons),
  askedBy: id,
  /** ISO 8601 times. */
  askedAt: z.string(),
  decidedBy: id.nullable(),
  decidedAt: z.string().nullable(),
  /** Why it was refused. */
  remark: z.string(),
  /** While it waits, for those who decide: what stands there now. Null for everybody else, and afterwards. */
  quote: z.string().nullable(),
  /** Whether the asking person may confirm or refuse it. */
  mayDecide: z.boolean(),
});
export type Redaction = z.infer<typeof redactionShape>;
