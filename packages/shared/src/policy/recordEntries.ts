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
import { mayEdit } from "./roles.ts";
import { day, identifier, moment } from "./shapes.ts";

/** What every entry says of where it comes from; set when it is made, and never changed but for `deleted`. */
const origin = { createdBy: identifier, createdAt: moment, deleted: z.boolean() };

const words = (most: number) => z.string().max(most);
const someWords = (most: number) => words(most).refine((text) => text.trim() !== "");
const figure = z.number();
const year = z.number().int().min(1900).max(2200);

/** A step on the way with its day; reached on a day, or not yet. */
export const milestoneShape = z.strictObject({
  title: someWords(200),
  date: day.nullable(),
  reachedOn: day.nullable(),
  ...origin,
});
export type Milestone = z.infer<typeof milestoneShape>;

export const directions = ["up", "down"] as const;

/** Something that can be counted or measured, and what has to be known to read it rightly. */
export const indicatorShape = z.strictObject({
  name: someWords(200),
  unit: words(60),
  /** The value to compare with, and the year it is of. */
  baseline: figure.nullable(),
  baseYear: year.nullable(),
  target: figure.nullable(),
  targetYear: year.nullable(),
  /** Which way is better; null where nobody has said. */
  better: z.enum(directions).nullable(),
  area: words(200),
  source: words(500),
  method: words(1_000),
  /** What must be said beside the figures, so that nobody reads more into them. */
  caveat: words(1_000),
  ...origin,
});
export type Indicator = z.infer<typeof indicatorShape>;

/** A value of an indicator on a day. */
export const indicatorValueShape = z.strictObject({
  indicator: identifier,
  day,
  value: figure,
  note: words(500),
  ...origin,
});
export type IndicatorValue = z.infer<typeof indicatorValueShape>;

export const trafficLights = ["grey", "green", "yellow", "red"] as const;
export type TrafficLight = (typeof trafficLights)[number];

/** How a measure stands, as somebody judged it: the latest one counts, those before are its history. */
const assessmentShape = z
  .strictObject({
    trafficLight: z.enum(trafficLights),
    /** What has been done so far (Umsetzungsstand). */
    status: words(2_000),
    reason: words(2_000),
    /** The day it describes (Stand vom). */
    asOf: day,
    ...origin,
  })
  // A light without a reason is what makes people distrust lights.
  .refine(({ trafficLight, reason }) => trafficLight === "grey" || reason.trim() !== "", {
    path: ["reason"],
  });
export type Assessment = z.infer<typeof assessmentShape>;

export const recordEntryShapes = {
  milestones: milestoneShape,
  indicators: indicatorShape,
  indicatorValues: indicatorValueShape,
  assessments: assessmentShape,
} as const;

/** The lists of a record that editors keep; by the name of their root. */
export type RecordEntryRoot = keyof typeof recordEntryShapes;
export type RecordEntry<Root extends RecordEntryRoot> = z.infer<(typeof recordEntryShapes)[Root]>;

/** Whether a root of a record holds one of these lists. */
export function isRecordEntryRoot(root: string): root is RecordEntryRoot {
  return Object.hasOwn(recordEntryShapes, root);
}

/** Rules of the lists that editors keep: whole entries, made in one's own name, not in the future, never removed. */
export function judgeRecordEntry(
  root: RecordEntryRoot,
  { entry, before, after }: EntryChange,
  { actor, access, now, entryAt }: RuleContext,
): RuleVerdict {
  if (!mayEdit(access)) return "record.may-not-edit";
  if (after === undefined) return "record-entry.never-removed";
  if (!identifier.safeParse(entry).success) return "record-entry.name";
  const parsed = recordEntryShapes[root].safeParse(after);
  if (!parsed.success || (before !== undefined && !isEntry(before))) return "record-entry.shape";
  const next = parsed.data;
  if (before === undefined) {
    if (next.createdBy !== actor.person) return "record-entry.foreign-creator";
    if (next.createdAt > now + CLOCK_TOLERANCE) return "record-entry.in-the-future";
  } else {
    const changed = changedFields(before, after as Entry);
    if (changed.some((field) => field === "createdBy" || field === "createdAt"))
      return "record-entry.fixed-field";
    // What was judged stays as it was judged: a new judgement is a new entry.
    if (root === "assessments" && changed.some((field) => field !== "deleted"))
      return "record-entry.fixed-assessment";
    if (root === "indicatorValues" && changed.includes("indicator")) return "record-entry.fixed-field";
  }
  if ("indicator" in next && entryAt("indicators", next.indicator) === undefined)
    return "record-entry.unknown-indicator";
  return undefined;
}
