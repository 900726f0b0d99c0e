import { announcementOf } from "@querschnitt/shared/documents/agenda";
import type { LedgerCommand, LedgerCommands } from "@querschnitt/shared/documents/commands";
import { linkName } from "@querschnitt/shared/policy/agenda";

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
    case "propose":
    case "withdraw-proposal":
      return { root: "proposals", entry: command.thread };
    case "reply":
    case "edit-comment":
    case "delete-comment":
    case "promote-comment":
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
    case "note-visit":
      return { root: "visits", entry: command.measure };
    default:
      return sessionPlace(command);
  }
}

type SessionCommand = LedgerCommands["agenda" | "protocol"];

function sessionPlace(command: Exclude<SessionCommand, { type: "add-entry" | "edit-entry" }>): Place {
  switch (command.type) {
    case "add-item":
    case "edit-item":
    case "move-item":
      return { root: "items", entry: command.item };
    case "link-measure":
      return { root: "links", entry: linkName(command.item, command.measure) };
    case "add-paper":
    case "edit-paper":
      return { root: "papers", entry: command.paper };
    case "suggest":
    case "edit-suggestion":
      return { root: "suggestions", entry: command.suggestion };
    case "announce":
      return { root: "announcements", entry: announcementOf(command.item) };
    case "raise-hand":
    case "set-hand":
    case "move-hand":
      return { root: "hands", entry: command.hand };
    case "take-up":
      return { root: "floor", entry: "current" };
    case "set-progress":
      return { root: "progress", entry: command.item };
    case "set-time":
      return { root: "times", entry: command.which };
  }
}

/** Commands about an entry that must be there already, or they would silently do nothing. */
export const needsItsPlace: ReadonlySet<LedgerCommand["type"]> = new Set([
  "edit-comment",
  "delete-comment",
  "promote-comment",
  "resolve-thread",
  "reopen-thread",
  "withdraw-proposal",
  "edit-entry",
  "edit-responsibility",
  "move-responsibility",
  "accept-responsibility",
  "withdraw-acceptance",
  "edit-item",
  "move-item",
  "edit-paper",
  "edit-suggestion",
  "set-hand",
  "move-hand",
]);

/** Commands that make an entry: where it is missing, they have not been carried out. */
export const makesItsPlace: ReadonlySet<LedgerCommand["type"]> = new Set([
  "open-thread",
  "propose",
  "reply",
  "add-entry",
  "add-responsibility",
  "add-item",
  "add-paper",
  "suggest",
  "raise-hand",
]);
