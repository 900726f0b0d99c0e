import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import { entryAt } from "@querschnitt/shared/documents/ledger";
import type * as Y from "yjs";

/**
 * Whether a document shows what a command of this person was to make it show, whoever wrote it there. Of a command among
 * others it says nothing: what comes before or after it may have changed the same.
 */
export function saysTheSame(doc: Y.Doc, command: LedgerCommand, person: string): boolean {
  switch (command.type) {
    case "edit-comment": {
      const comment = entryAt(doc, "comments", command.comment);
      return comment?.author === person && comment.body === command.body;
    }
    case "delete-comment":
      return entryAt(doc, "comments", command.comment)?.deleted === true;
    case "resolve-thread":
    case "reopen-thread": {
      const thread = entryAt(doc, "threads", command.thread);
      return thread !== undefined && (thread.resolvedBy !== null) === (command.type === "resolve-thread");
    }
    case "set-field":
      return isEqual(doc.getMap("fields").get(command.field), command.value);
    case "edit-entry":
      return shows(entryAt(doc, command.root, command.entry), command.changes);
    case "edit-responsibility":
      return shows(entryAt(doc, "responsibilities", command.responsibility), command.changes);
    default:
      return isDone(doc, command, person);
  }
}

function shows(entry: object | undefined, changes: object): boolean {
  const standing = new Map(Object.entries(entry ?? {}));
  return Object.entries(changes).every(
    ([field, value]) => value === undefined || isEqual(standing.get(field), value),
  );
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

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
    case "propose":
      return entryAt(doc, "proposals", command.thread)?.author === person;
    case "withdraw-proposal":
      return entryAt(doc, "proposals", command.thread)?.withdrawn === true;
    case "promote-comment":
      return entryAt(doc, "comments", command.comment)?.promotedAt !== undefined;
    default:
      return false;
  }
}
