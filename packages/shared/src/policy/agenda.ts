import { z } from "zod";
import { type EntryChange, isEntry, type RuleContext, type RuleVerdict } from "./entries.ts";
import { judgeOwnEntry, origin } from "./ownEntries.ts";
import { mayRecord, mayTakePart, noSession } from "./sessions.ts";
import { identifier, order } from "./shapes.ts";

export const MAX_ITEM_TITLE = 300;
/** Minutes that one item can be given. */
export const MAX_TIME_BOX = 600;

export const itemKinds = ["information", "discussion", "decision", "formality"] as const;
export type ItemKind = (typeof itemKinds)[number];

const title = z
  .string()
  .max(MAX_ITEM_TITLE)
  .refine((text) => text.trim() !== "");
const place = order(200);
const timeBox = z.number().int().min(0).max(MAX_TIME_BOX).nullable();

/** Where an item stands: one value, so that of two moves at once one counts as a whole. */
const placeShape = z.strictObject({ parent: identifier.nullable(), order: place });
export type ItemPlace = z.infer<typeof placeShape>;

export const itemShape = z.strictObject({
  title,
  kind: z.enum(itemKinds),
  /** Minutes set aside for it. */
  minutes: timeBox,
  presenter: identifier.nullable(),
  place: placeShape,
  /** The session whose minutes are to be approved under this item. */
  approves: identifier.nullable(),
  /** Of a non-public item: by what name the public may know it; "": not at all. */
  publicTitle: z.string().max(MAX_ITEM_TITLE),
  /** What it was taken over from, such as `measure:<id>`; "" for one that was typed. */
  source: z.string().max(200),
  ...origin,
});
export type Item = z.infer<typeof itemShape>;

const paperShape = z.strictObject({
  item: identifier,
  title,
  href: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/\S+$/i),
  ...origin,
});
export type Paper = z.infer<typeof paperShape>;

const suggestionShape = z.strictObject({
  title,
  kind: z.enum(itemKinds),
  minutes: timeBox,
  reason: z.string().max(2_000),
  measure: identifier.nullable(),
  state: z.enum(["open", "accepted", "declined"]),
  /** What was answered to whoever suggested it. */
  answer: z.string().max(500),
  ...origin,
});
export type Suggestion = z.infer<typeof suggestionShape>;

/** What the public agenda says of a non-public item; its id cannot be told from the item's. */
const announcementShape = z.strictObject({ title, order: place, ...origin });
export type Announcement = z.infer<typeof announcementShape>;

/** The name of the value that says whether an item is about a measure. */
export const linkName = (item: string, measure: string): string => `${item}:${measure}`;
const linkNameShape = /^[a-z0-9]{1,40}:[a-z0-9]{1,40}$/;

/** Rules of the agenda: those who record change it; presenters see to their own items; who takes part suggests. */
export function judgeAgenda(change: EntryChange, context: RuleContext): RuleVerdict {
  const access = context.session ?? noSession;
  if (!mayTakePart(access)) return "agenda.may-not-write";
  const prepares = mayRecord(access);
  switch (change.root) {
    case "items":
      return judgeItem(change, context, prepares);
    case "links":
      return judgeLink(change, context, prepares);
    case "papers":
      return judgeOwnEntry("paper", paperShape, change, context, ({ next, before, changed }) => {
        if (changed?.includes("item")) return "paper.fixed-field";
        const item = context.entryAt("items", next.item);
        if (!item) return "paper.unknown-item";
        const own =
          item.presenter === context.actor.person && (before ?? next).createdBy === context.actor.person;
        return prepares || own ? undefined : "agenda.may-not-prepare";
      });
    case "suggestions":
      return judgeSuggestion(change, context, prepares);
    case "announcements":
      if (!prepares) return "agenda.may-not-prepare";
      return judgeOwnEntry("announcement", announcementShape, change, context, () => undefined);
    default:
      return "agenda.unknown-root";
  }
}

function judgeItem(change: EntryChange, context: RuleContext, prepares: boolean): RuleVerdict {
  return judgeOwnEntry("item", itemShape, change, context, ({ next, before, changed }) => {
    if (changed?.includes("source")) return "item.fixed-field";
    const names = changed === undefined || changed.includes("presenter");
    if (names && next.presenter !== null && context.organisationOf(next.presenter) === undefined)
      return "item.unknown-person";
    if (prepares) return undefined;
    // How long it takes, whoever presents it knows best.
    const own = before?.presenter === context.actor.person;
    return own && changed?.every((field) => field === "minutes") ? undefined : "agenda.may-not-prepare";
  });
}

function judgeLink({ entry, after }: EntryChange, context: RuleContext, prepares: boolean): RuleVerdict {
  if (!linkNameShape.test(entry) || typeof after !== "boolean") return "link.shape";
  const item = context.entryAt("items", entry.split(":")[0] as string);
  if (!item) return "link.unknown-item";
  return prepares || item.presenter === context.actor.person ? undefined : "agenda.may-not-prepare";
}

function judgeSuggestion(change: EntryChange, context: RuleContext, prepares: boolean): RuleVerdict {
  return judgeOwnEntry("suggestion", suggestionShape, change, context, ({ next, before, changed }) => {
    if (changed === undefined) return next.state === "open" ? undefined : "suggestion.answered-at-once";
    const answers = changed.some((field) => field === "state" || field === "answer");
    if (answers && !prepares) return "agenda.may-not-prepare";
    const words = changed.some((field) => field !== "state" && field !== "answer");
    if (words && next.createdBy !== context.actor.person) return "suggestion.foreign-author";
    if (words && isEntry(change.before) && before?.state !== "open") return "suggestion.answered";
    return undefined;
  });
}
