import type { LedgerCommand } from "@querschnitt/shared/documents/commands";
import { readableMentions } from "@querschnitt/shared/documents/mentions";
import type { FieldCommand } from "@querschnitt/shared/documents/record";
import { plainText } from "@querschnitt/shared/documents/richText";
import { MAX_COMMENT } from "@querschnitt/shared/policy/discussion";
import type { TFunction } from "i18next";
import type { MentionNames } from "../../api/useMentionNames.ts";
import type { AsideEntry } from "../../offline/WorkStore.ts";

/** What kind of work it was, as the key of its words in the catalogue. */
export function asideKind({ work }: AsideEntry): string {
  if (work.kind !== "passage") return commandKind(work.command);
  if (work.before === "") return "passage-new";
  return work.after === "" ? "passage-deleted" : "passage-changed";
}

function commandKind(command: LedgerCommand): string {
  switch (command.type) {
    case "edit-text":
      return `${command.type}-${command.text}`;
    case "add-entry":
    case "edit-entry":
      return `${command.type}-${command.root}`;
    default:
      return command.type;
  }
}

/** Whether it was said in an organisation's internal discussion: it must not get out of there by itself. */
export function isInternal({ work }: AsideEntry): boolean {
  return work.kind === "internal";
}

/** The words somebody wrote; empty for an act without words of its own (resolving a thread, for example). */
export function asideWords({ work }: AsideEntry, t: TFunction<"work">, names: MentionNames): string {
  if (work.kind === "passage") return work.after;
  const words = commandWords(work.command, t);
  return isDiscussed(work.kind) ? readableMentions(words, names) : words;
}

function isDiscussed(kind: AsideEntry["work"]["kind"]): boolean {
  return kind === "discussion" || kind === "internal";
}

function commandWords(command: LedgerCommand, t: TFunction<"work">): string {
  switch (command.type) {
    case "open-thread":
    case "reply":
    case "edit-comment":
      return command.body;
    case "propose":
      return [plainText(command.replacement), command.reason].filter(Boolean).join("\n\n");
    case "edit-text":
      return command.to;
    case "set-field":
      return `${t(`field.${command.field}`)}: ${fieldValue(command, t)}`;
    case "add-responsibility":
      return command.deadline
        ? `${command.task} (${t("field.deadline")}: ${command.deadline})`
        : command.task;
    case "add-entry":
      return entryWords(command.values, t);
    case "edit-entry":
    case "edit-item":
    case "edit-paper":
    case "edit-suggestion":
      return entryWords(command.changes, t);
    case "add-item":
    case "add-paper":
    case "suggest":
      return entryWords(command.values, t);
    case "announce":
      return command.title;
    case "edit-responsibility":
      return Object.entries(command.changes)
        .filter(([name]) => name === "task" || name === "deadline" || name === "state")
        .map(
          ([name, changed]) =>
            `${t(`field.${name}`)}: ${name === "state" ? t(`responsibilityState.${changed}`) : value(changed, t)}`,
        )
        .join("\n");
    default:
      return "";
  }
}

function fieldValue(command: FieldCommand, t: TFunction<"work">): string {
  const { field, value: of } = command;
  if ((field === "priority" || field === "horizon") && of !== null) return t(`${field}.${of}`);
  return value(of, t);
}

/** Ids, and what a session has words of its own for. */
const unsaid = new Set([
  ...["indicator", "deleted", "item", "person", "presenter", "approves", "measure", "kind", "state", "role"],
  ...["voting", "substituteFor", "from", "until", "organisation", "result", "takenAt"],
]);

/** Fields of an entry that say something, in the order in which they stand there. */
function entryWords(fields: object, t: TFunction<"work">): string {
  return Object.entries(fields)
    .filter(([name, of]) => of !== null && of !== "" && !unsaid.has(name))
    .map(([name, of]) => {
      const field = t(`field.${name}`);
      // "Ampel Gelb: gefährdet": one colon is enough.
      if (name === "trafficLight") return `${field} ${t(`standing:light.${of}`)}`;
      return `${field}: ${name === "better" ? t(`better.${of}`) : value(of, t)}`;
    })
    .join("\n");
}

function value(of: unknown, t: TFunction<"work">): string {
  if (of === null || of === "") return t("valueNone");
  if (typeof of === "boolean") return t(of ? "valueYes" : "valueNo");
  return String(of);
}

/** The whole of it as plain text, to be copied or downloaded. */
export function asideAsText(entry: AsideEntry, t: TFunction<"work">, names: MentionNames): string {
  const kind = asideTitle(entry, t);
  const words = asideWords(entry, t, names);
  if (entry.work.kind !== "passage") return words === "" ? kind : `${kind}\n${words}`;
  const parts = [kind];
  if (entry.work.before !== "") parts.push(`${t("before")}:\n${entry.work.before}`);
  if (entry.work.after !== "") parts.push(`${t("after")}:\n${entry.work.after}`);
  return parts.join("\n\n");
}

/** What kind of work it was, in words. */
export function asideTitle(entry: AsideEntry, t: TFunction<"work">): string {
  const kind = t(`kind.${asideKind(entry)}`);
  return isInternal(entry) ? t("internalKind", { kind }) : kind;
}

/** The body of a comment that brings refused work into the discussion; undefined if there is nothing to say in it. */
export function asideAsComment(
  entry: AsideEntry,
  t: TFunction<"work">,
  names: MentionNames,
): string | undefined {
  const { work } = entry;
  const words = work.kind === "passage" ? work.after : commandWords(work.command, t);
  if (work.kind !== "passage" && words === "") return undefined;
  // Whom a comment addresses it goes on addressing.
  const isComment =
    isDiscussed(work.kind) && !(work.kind === "discussion" && work.command.type === "propose");
  const body = isComment ? words : `${t("proposalIntroduction")}\n\n${asideAsText(entry, t, names)}`;
  return body.length <= MAX_COMMENT ? body : undefined;
}
