import { z } from "zod";
import {
  CLOCK_TOLERANCE,
  changedFields,
  type Entry,
  type EntryChange,
  isEntry,
  type RuleContext,
  type RuleVerdict,
} from "./entries.ts";
import { richContentShape } from "./richContent.ts";
import { identifier, moment } from "./shapes.ts";

/**
 * Words of one text block, or whole elements beside each other (paragraphs, items of a list): what a proposal is about.
 */
export const proposalKinds = ["words", "blocks"] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** A change of the draft that somebody proposes; it stands under the id of its thread, which says where it belongs. */
export const proposalShape = z.strictObject({
  author: identifier,
  createdAt: moment,
  kind: z.enum(proposalKinds),
  /** What stood there when it was proposed, and what is to stand there. Both empty once it is withdrawn. */
  original: richContentShape,
  replacement: richContentShape,
  withdrawn: z.boolean(),
});
export type Proposal = z.infer<typeof proposalShape>;

/** What an editor has decided about a proposal, or is about to. Written by the server alone. */
export const outcomeShape = z.strictObject({
  /** `claimed`: somebody is changing the draft right now, and nobody else does. */
  state: z.enum(["claimed", "accepted", "declined"]),
  by: identifier,
  at: moment,
  /** Why it was declined. */
  reason: z.string().optional(),
  /** Whether the editor changed the wording. */
  changed: z.boolean().optional(),
  /** What the draft holds of it: client ids, the first clock of each, and how many. */
  inserted: z.array(z.strictObject({ client: z.number(), clock: z.number(), length: z.number() })).optional(),
});
export type Outcome = z.infer<typeof outcomeShape>;

/** Milliseconds after which somebody else may take over what was claimed and neither done nor given back. */
export const CLAIM_MILLISECONDS = 2 * 60 * 1000;

/** Rules of proposals: made by the sender, about a thread of their own, and never changed but withdrawn. */
export function judgeProposal({ entry, before, after }: EntryChange, context: RuleContext): RuleVerdict {
  const { actor, now } = context;
  const parsed = proposalShape.safeParse(after);
  if (!parsed.success) return "proposal.shape";
  const { author, createdAt, original, replacement, withdrawn } = parsed.data;
  if (createdAt > now + CLOCK_TOLERANCE) return "proposal.in-the-future";
  const isEmpty = original.length === 0 && replacement.length === 0;
  if (withdrawn !== isEmpty) return withdrawn ? "proposal.withdrawn-with-text" : "proposal.empty";
  if (before === undefined) {
    if (author !== actor.person) return "proposal.foreign-author";
    const thread = context.entryAt("threads", entry);
    if (thread?.author !== actor.person || thread.anchor === null) return "proposal.without-passage";
    return undefined;
  }
  if (!isEntry(before)) return "proposal.shape";
  if (before.withdrawn === true) return "proposal.already-withdrawn";
  const changed = changedFields(before, after as Entry);
  if (!withdrawn || changed.some((field) => !["original", "replacement", "withdrawn"].includes(field)))
    return "proposal.fixed-field";
  return author === actor.person || context.access.moderates ? undefined : "proposal.foreign-proposal";
}
