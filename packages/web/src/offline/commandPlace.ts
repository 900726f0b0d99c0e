import type { LedgerCommand } from "@querschnitt/shared/documents/commands";

export interface Place {
  root: string;
  entry: string;
}

/** The place in its ledger that a command changes or, for a reply, adds to. */
export function commandPlace(command: LedgerCommand): Place {
  switch (command.type) {
    case "open-thread":
    case "resolve-thread":
    case "reopen-thread":
      return { root: "threads", entry: command.thread };
    case "reply":
    case "edit-comment":
    case "delete-comment":
      return { root: "comments", entry: command.comment };
    case "set-field":
      return { root: "fields", entry: command.field };
    case "set-partner":
      return { root: "partners", entry: command.organisation };
    case "edit-text":
      return { root: command.text, entry: "" };
    case "add-entry":
    case "edit-entry":
      return { root: command.root, entry: command.entry };
    case "add-responsibility":
    case "edit-responsibility":
    case "move-responsibility":
    case "accept-responsibility":
    case "withdraw-acceptance":
      return { root: "responsibilities", entry: command.responsibility };
    case "mark-read":
      return { root: "read", entry: command.thread };
  }
}

/** Commands about an entry that must be there already, or they would silently do nothing. */
export const needsItsPlace: ReadonlySet<LedgerCommand["type"]> = new Set([
  "edit-comment",
  "delete-comment",
  "resolve-thread",
  "reopen-thread",
  "edit-entry",
  "edit-responsibility",
  "move-responsibility",
  "accept-responsibility",
  "withdraw-acceptance",
]);

/** Commands that make an entry: where it is missing, they have not been carried out. */
export const makesItsPlace: ReadonlySet<LedgerCommand["type"]> = new Set([
  "open-thread",
  "reply",
  "add-entry",
  "add-responsibility",
]);
