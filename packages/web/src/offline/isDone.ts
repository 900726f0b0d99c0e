import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import { entryAt } from "@querschnitt/shared/documents/ledger";
import type * as Y from "yjs";

/**
 * Whether a document says already what a command of this person would make it say: a comment is promoted under ids that
 * are always the same, and another device of theirs may have been first.
 */
export function isDone(doc: Y.Doc, command: LedgerCommand, person: string): boolean {
  switch (command.type) {
    case "open-thread": {
      const comment = entryAt(doc, "comments", command.comment);
      return comment?.author === person && comment.body === command.body;
    }
    case "promote-comment":
      return entryAt(doc, "comments", command.comment)?.promotedAt !== undefined;
    default:
      return false;
  }
}
