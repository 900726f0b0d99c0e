import { isEmptyThread, type ReadComment, type ReadThread } from "@querschnitt/shared/documents/discussion";
import { promotionOf } from "@querschnitt/shared/documents/internal";
import type { Anchor } from "@querschnitt/shared/policy/discussion";

/** How comments of an internal discussion get into the common one. */
export interface Promotion {
  /** The common discussion's threads; undefined while they are not there. */
  common: readonly ReadThread[] | undefined;
  mayPromote: boolean;
  /** Opens a thread of the common discussion with a text that everybody reads. */
  promote: (comment: string, anchor: Anchor | null, body: string) => void;
  /** Shows what a comment became in the common discussion. */
  show: (comment: string) => void;
}

/** The same for a comment about a passage, or about the measure as a whole. */
export type PassagePromotion = Promotion & { anchor: Anchor | null };

/** `unfinished`: noted here, but not to be found there; `unlinked`: nothing is left of it there, or it has yet to come. */
export type PromotionState = "not" | "done" | "unlinked" | "unfinished";

/** What became of a comment that was, or was not, taken into the common discussion. */
export function promotionState(comment: ReadComment, { common }: Promotion): PromotionState {
  const { thread: wanted } = promotionOf(comment.id);
  const thread = common?.find(({ id, author }) => id === wanted && author === comment.author);
  if (thread) return isEmptyThread(thread) ? "unlinked" : "done";
  if (comment.promotedAt === undefined) return "not";
  return common ? "unfinished" : "unlinked";
}
