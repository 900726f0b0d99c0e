import type { EntryChange, RuleVerdict } from "./entries.ts";
import { identifier, moment } from "./shapes.ts";

/** A person's own reading marks: thread id → time of the newest comment read, in milliseconds. */
export function judgeMarks({ root, entry, after }: EntryChange): RuleVerdict {
  if (root !== "read") return "marks.unknown-root";
  if (!identifier.safeParse(entry).success) return "marks.entry-name";
  return moment.safeParse(after).success ? undefined : "marks.shape";
}
