import { z } from "zod";
import { outcomeShape } from "../policy/proposals.ts";

/** Longest reason for which a proposal is declined, in UTF-16 units. */
export const MAX_REFUSAL = 2_000;

/** Units of a draft by their ids: a client's, and a run of its clocks. */
const unitsShape = z.strictObject({
  client: z.number().int().nonnegative().max(0xffff_ffff),
  clock: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  length: z.number().int().positive().max(100_000),
});
export type Units = z.infer<typeof unitsShape>;

/** What an editor wrote into the draft who accepted a proposal, and whether the wording is another one than proposed. */
export const acceptanceShape = z.strictObject({
  changed: z.boolean(),
  inserted: z.array(unitsShape).max(100),
});
export type Acceptance = z.infer<typeof acceptanceShape>;

export const refusalShape = z.strictObject({ reason: z.string().trim().min(1).max(MAX_REFUSAL) });

/** What is decided about a proposal now; null: nothing. */
export const decidedShape = z.object({ outcome: outcomeShape.nullable() });
