import { commentShape, judgeComment, judgeThreads } from "./discussion.ts";
import { CLOCK_TOLERANCE, type EntryChange, isEntry, type RuleContext, type RuleVerdict } from "./entries.ts";
import { mayRead } from "./roles.ts";
import { moment } from "./shapes.ts";

/** A comment among one organisation; `promotedAt` is there once its author took it into the common discussion. */
const internalCommentShape = commentShape.extend({ promotedAt: moment.optional() });

/**
 * Rules of an organisation's internal discussion: those of the common one, but for who takes part. That the sender
 * belongs to the organisation is asked of the room before any change in it.
 */
export function judgeInternal(change: EntryChange, context: RuleContext): RuleVerdict {
  if (!mayRead(context.access)) return "internal.may-not-read";
  return judgeThreads(change, context, judgeInternalComment);
}

function judgeInternalComment(change: EntryChange, context: RuleContext): RuleVerdict {
  const { before, after } = change;
  const parsed = internalCommentShape.safeParse(after);
  if (!parsed.success) return "comment.shape";
  const { promotedAt, ...comment } = parsed.data;
  const promotedBefore = isEntry(before) ? before.promotedAt : undefined;
  if (promotedAt !== promotedBefore) {
    if (promotedAt === undefined) return "comment.promotion-taken-back";
    if (comment.author !== context.actor.person) return "comment.foreign-promotion";
    if (promotedAt > context.now + CLOCK_TOLERANCE) return "comment.in-the-future";
  }
  return judgeComment({ ...change, before: withoutPromotion(before), after: comment }, context);
}

function withoutPromotion(entry: EntryChange["before"]): EntryChange["before"] {
  if (!isEntry(entry)) return entry;
  const { promotedAt: _promotedAt, ...comment } = entry;
  return comment;
}
