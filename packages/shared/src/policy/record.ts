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
import { isRecordEntryRoot, judgeRecordEntry } from "./recordEntries.ts";
import { mayComment, mayEdit } from "./roles.ts";
import { day, identifier, moment, order } from "./shapes.ts";

export const MAX_TITLE = 200;
/** Characters of a field that is written in one go; longer texts are texts of their own (`recordTexts`). */
export const MAX_FIELD = 500;
export const MAX_SUMMARY = 4_000;

export const priorities = ["high", "medium", "low"] as const;
export const horizons = ["short", "medium", "long", "permanent"] as const;

/** Texts that several people may write at once. */
export const recordTexts = ["summary", "nextSteps", "relatedProgrammes", "originSuggestions"] as const;
export type RecordText = (typeof recordTexts)[number];

const fieldText = z.string().max(MAX_FIELD);

/** The single values of a record. Number and phase are no part of it: they are facts the server decides. */
export const fieldShapes = {
  title: z
    .string()
    .max(MAX_TITLE)
    .refine((title) => title.trim() !== ""),
  leadOrganisation: identifier.nullable(),
  /** Whom to ask about it. */
  contact: identifier.nullable(),
  actionField: fieldText,
  area: fieldText,
  priority: z.enum(priorities).nullable(),
  horizon: z.enum(horizons).nullable(),
  cost: fieldText,
  staffing: fieldText,
  funding: fieldText,
  start: day.nullable(),
  end: day.nullable(),
  continuous: z.boolean(),
} as const;
export type FieldName = keyof typeof fieldShapes;
export type FieldValue<Name extends FieldName> = z.infer<(typeof fieldShapes)[Name]>;

export const responsibilityStates = ["open", "in-progress", "done"] as const;
export type ResponsibilityState = (typeof responsibilityStates)[number];

export const responsibilityShape = z.strictObject({
  task: z
    .string()
    .max(1_000)
    .refine((task) => task.trim() !== ""),
  organisation: identifier,
  person: identifier.nullable(),
  deadline: day.nullable(),
  state: z.enum(responsibilityStates),
  order: order(100),
  createdBy: identifier,
  createdAt: moment,
  /** Who accepted it in the organisation's name, and when; both null while nobody has. */
  acceptedBy: identifier.nullable(),
  acceptedAt: moment.nullable(),
  /** The terms as they read when they were accepted (`termsOf`): nobody accepts what they have not seen. */
  acceptedTerms: z.string().max(8_000).nullable(),
  deleted: z.boolean(),
});
export type Responsibility = z.infer<typeof responsibilityShape>;

/** What an organisation accepts: change one of these and the acceptance is void. */
export const acceptanceTerms = ["task", "organisation", "deadline"] as const;

/** The terms of a responsibility in one canonical string. */
export function termsOf(responsibility: Pick<Responsibility, (typeof acceptanceTerms)[number]>): string {
  return JSON.stringify(acceptanceTerms.map((term) => responsibility[term]));
}

/** Rules of the record: fields, partners, summary by editors; acceptance only by the organisation itself. */
export function judgeRecord(change: EntryChange, context: RuleContext): RuleVerdict {
  if (!mayComment(context.access)) return "record.may-not-write";
  if (change.root === "responsibilities") return judgeResponsibility(change, context);
  if (!mayEdit(context.access)) return "record.may-not-edit";
  switch (change.root) {
    case "fields":
      return judgeField(change, context);
    case "partners":
      if (typeof change.after !== "boolean") return "partner.shape";
      return context.organisationExists(change.entry) ? undefined : "partner.unknown-organisation";
    default:
      if (isRecordEntryRoot(change.root)) return judgeRecordEntry(change.root, change, context);
      return judgeText(change);
  }
}

function judgeText({ root, after }: EntryChange): RuleVerdict {
  if (!recordTexts.some((text) => text === root)) return "record.unknown-root";
  return typeof after === "string" && after.length <= MAX_SUMMARY ? undefined : "text.shape";
}

function judgeField({ entry, after }: EntryChange, context: RuleContext): RuleVerdict {
  if (!Object.hasOwn(fieldShapes, entry)) return "field.unknown";
  if (!fieldShapes[entry as FieldName].safeParse(after).success) return "field.shape";
  if (entry === "leadOrganisation" && after !== null && !context.organisationExists(after as string)) {
    return "field.unknown-organisation";
  }
  if (entry === "contact" && after !== null && context.organisationOf(after as string) === undefined)
    return "field.unknown-person";
  return undefined;
}

function judgeResponsibility({ entry, before, after }: EntryChange, context: RuleContext): RuleVerdict {
  const { actor, access, now } = context;
  if (after === undefined) return "responsibility.never-removed";
  if (!identifier.safeParse(entry).success) return "responsibility.entry-name";
  const parsed = responsibilityShape.safeParse(after);
  if (!parsed.success) return "responsibility.shape";
  const next = parsed.data;
  const accepted = next.acceptedBy !== null;
  if (accepted !== (next.acceptedAt !== null) || accepted !== (next.acceptedTerms !== null)) {
    return "responsibility.half-accepted";
  }
  if (accepted && next.acceptedTerms !== termsOf(next)) return "responsibility.accepted-other-terms";
  if (Math.max(next.createdAt, next.acceptedAt ?? 0) > now + CLOCK_TOLERANCE)
    return "responsibility.in-the-future";
  if (before !== undefined && !isEntry(before)) return "responsibility.shape";

  const changed = before === undefined ? undefined : changedFields(before, after as Entry);
  if (changed?.some((field) => field === "createdBy" || field === "createdAt"))
    return "responsibility.fixed-field";
  if (before === undefined || changed?.includes("organisation")) {
    if (!context.organisationExists(next.organisation)) return "responsibility.unknown-organisation";
  }
  // Only when it is said: people change their organisation, and what was right must stay changeable then.
  const names = changed === undefined || changed.includes("person") || changed.includes("organisation");
  if (names && next.person !== null && context.organisationOf(next.person) !== next.organisation)
    return "responsibility.person-of-another-organisation";
  if (before === undefined) {
    if (!mayEdit(access)) return "responsibility.may-not-edit";
    if (next.createdBy !== actor.person) return "responsibility.foreign-creator";
  }

  const acceptance = ["acceptedBy", "acceptedAt", "acceptedTerms"];
  const accepts = accepted && (changed === undefined || changed.some((field) => acceptance.includes(field)));
  if (accepts) {
    if (next.acceptedBy !== actor.person) return "responsibility.accepted-for-another-person";
    if (next.organisation !== actor.organisation) return "responsibility.accepted-for-another-organisation";
  }
  if (before === undefined || changed === undefined) return undefined;

  const voids = acceptanceTerms.some((term) => changed.includes(term));
  const withdraws = before.acceptedBy !== null && !accepted;
  if (withdraws && !voids && actor.organisation !== next.organisation)
    return "responsibility.foreign-acceptance-withdrawn";

  // The organisation itself answers for acceptance, person and progress; everything else is the editors'.
  const own = actor.organisation === before.organisation;
  const byOrganisation = [...acceptance, "person", "state"];
  if (!mayEdit(access) && !(own && changed.every((field) => byOrganisation.includes(field)))) {
    return "responsibility.may-not-edit";
  }
  return undefined;
}
