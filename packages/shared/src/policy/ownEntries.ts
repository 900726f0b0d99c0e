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
import { identifier, moment } from "./shapes.ts";

/** What every entry says of where it comes from; set when it is made, and never changed but for `deleted`. */
export const origin = { createdBy: identifier, createdAt: moment, deleted: z.boolean() };

/** An entry's next state, and in what it differs from the one before; `changed` undefined: it is new. */
export interface JudgedEntry<Shape> {
  next: Shape;
  before: Shape | undefined;
  changed: readonly string[] | undefined;
}

/**
 * What holds for every list whose entries name their maker: whole entries, made in one's own name, not in the future,
 * never removed. `judge` says the rest.
 */
export function judgeOwnEntry<Shape extends { createdBy: string; createdAt: number }>(
  name: string,
  shape: z.ZodType<Shape>,
  { entry, before, after }: EntryChange,
  { actor, now }: RuleContext,
  judge: (judged: JudgedEntry<Shape>) => RuleVerdict,
): RuleVerdict {
  if (after === undefined) return `${name}.never-removed`;
  if (!identifier.safeParse(entry).success) return `${name}.entry-name`;
  const parsed = shape.safeParse(after);
  if (!parsed.success || (before !== undefined && !isEntry(before))) return `${name}.shape`;
  const next = parsed.data;
  if (before === undefined) {
    if (next.createdBy !== actor.person) return `${name}.foreign-creator`;
    if (next.createdAt > now + CLOCK_TOLERANCE) return `${name}.in-the-future`;
    return judge({ next, before: undefined, changed: undefined });
  }
  const changed = changedFields(before, after as Entry);
  if (changed.some((field) => field === "createdBy" || field === "createdAt")) return `${name}.fixed-field`;
  return judge({ next, before: before as unknown as Shape, changed });
}
