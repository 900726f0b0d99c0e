import { digest } from "lib0/hash/sha256";
import * as string from "lib0/string";
import type * as Y from "yjs";
import { type DiscussionCommand, performOnDiscussion } from "./discussion.ts";
import type { Doer } from "./doer.ts";
import { idFrom } from "./identifiers.ts";

/** What a person does in their organisation's internal discussion: the same as in the common one, and one thing more. */
export type InternalCommand =
  | DiscussionCommand
  /** Notes that the comment was taken into the common discussion; what is written there is a command of its own. */
  | { type: "promote-comment"; comment: string };

/** Carries out a command on an internal discussion, inside the caller's transaction. */
export function performOnInternal(doc: Y.Doc, command: InternalCommand, doer: Doer): void {
  if (command.type !== "promote-comment") {
    performOnDiscussion(doc, command, doer);
    return;
  }
  const comment = (doc.getMap("comments") as Y.Map<Y.Map<unknown>>).get(command.comment);
  if (comment && !comment.has("promotedAt")) comment.set("promotedAt", doer.now);
}

/**
 * The thread and comment of the common discussion that an internal comment becomes: always the same ones, so that doing
 * it twice, on two devices or after a lost answer, does it once. Nobody can tell from them where they come from.
 */
export function promotionOf(comment: string): { thread: string; comment: string } {
  const derived = (part: string): string => idFrom(digest(string.encodeUtf8(`promoted ${part} ${comment}`)));
  return { thread: derived("thread"), comment: derived("comment") };
}
