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
import { judgeProposal } from "./proposals.ts";
import { mayComment } from "./roles.ts";
import { identifier, moment } from "./shapes.ts";

/** Longest comment, in UTF-16 units. */
export const MAX_COMMENT = 20_000;

/** Where in the draft a thread belongs: a pair of relative positions (base64) with the words they enclosed. */
export const anchorShape = z.strictObject({
  start: z.string().max(400),
  end: z.string().max(400),
  quote: z.string().max(2_000),
  before: z.string().max(100),
  after: z.string().max(100),
});
export type Anchor = z.infer<typeof anchorShape>;

const threadShape = z.strictObject({
  author: identifier,
  createdAt: moment,
  anchor: anchorShape.nullable(),
  resolvedBy: identifier.nullable(),
  resolvedAt: moment.nullable(),
});
export type Thread = z.infer<typeof threadShape>;

export const commentShape = z.strictObject({
  thread: identifier,
  author: identifier,
  createdAt: moment,
  editedAt: moment.nullable(),
  body: z.string().max(MAX_COMMENT),
  deleted: z.boolean(),
});
export type Comment = z.infer<typeof commentShape>;

/** Rules of the discussion: who may open, answer, edit, delete, resolve. */
export function judgeDiscussion(change: EntryChange, context: RuleContext): RuleVerdict {
  if (!mayComment(context.access)) return "discussion.may-not-comment";
  if (change.root === "proposals") return judgeProposals(change, context);
  return judgeThreads(change, context, judgeComment);
}

function judgeProposals(change: EntryChange, context: RuleContext): RuleVerdict {
  if (change.after === undefined) return "discussion.never-removed";
  return judgeProposal(change, context);
}

/** What holds wherever there are threads; `ofComment` judges their comments. */
export function judgeThreads(
  change: EntryChange,
  context: RuleContext,
  ofComment: typeof judgeComment,
): RuleVerdict {
  if (change.after === undefined) return "discussion.never-removed";
  if (!identifier.safeParse(change.entry).success) return "discussion.entry-name";
  if (change.root === "threads") return judgeThread(change, context);
  if (change.root === "comments") return ofComment(change, context);
  return "discussion.unknown-root";
}

function judgeThread({ before, after }: EntryChange, context: RuleContext): RuleVerdict {
  const { actor, now } = context;
  const parsed = threadShape.safeParse(after);
  if (!parsed.success) return "thread.shape";
  const thread = parsed.data;
  if (thread.createdAt > now + CLOCK_TOLERANCE) return "thread.in-the-future";
  // What was opened and resolved, or written and edited, without a connection arrives as it was left.
  if (before === undefined) {
    if (thread.author !== actor.person) return "thread.foreign-author";
  } else {
    if (!isEntry(before)) return "thread.shape";
    const changed = changedFields(before, after as Entry);
    if (changed.some((field) => field !== "resolvedBy" && field !== "resolvedAt"))
      return "thread.fixed-field";
  }
  if ((thread.resolvedBy === null) !== (thread.resolvedAt === null)) return "thread.half-resolved";
  if (thread.resolvedBy !== null && thread.resolvedBy !== actor.person) return "thread.foreign-resolver";
  if ((thread.resolvedAt ?? 0) > now + CLOCK_TOLERANCE) return "thread.in-the-future";
  return undefined;
}

/** Rules of one comment: the sender's own, of a thread that exists, and edited by its author alone. */
export function judgeComment({ before, after }: EntryChange, context: RuleContext): RuleVerdict {
  const { actor, access, now } = context;
  const parsed = commentShape.safeParse(after);
  if (!parsed.success) return "comment.shape";
  const comment = parsed.data;
  if (Math.max(comment.createdAt, comment.editedAt ?? 0) > now + CLOCK_TOLERANCE)
    return "comment.in-the-future";
  if (comment.deleted && comment.body !== "") return "comment.deleted-with-text";
  if (!comment.deleted && comment.body.trim() === "") return "comment.empty";
  if (before === undefined) {
    if (comment.author !== actor.person) return "comment.foreign-author";
    if (context.entryAt("threads", comment.thread) === undefined) return "comment.unknown-thread";
    return undefined;
  }
  if (!isEntry(before)) return "comment.shape";
  const changed = changedFields(before, after as Entry);
  if (changed.some((field) => !["body", "editedAt", "deleted"].includes(field))) return "comment.fixed-field";
  if (before.deleted === true) return "comment.already-deleted";
  if (before.author === actor.person) return undefined;
  if (comment.deleted && access.moderates) return undefined;
  return "comment.foreign-comment";
}
