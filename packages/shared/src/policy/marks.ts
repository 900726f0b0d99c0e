import type { EntryChange, RuleVerdict } from "./entries.ts";
import { identifier, moment } from "./shapes.ts";

/** A person's own marks, times in milliseconds: thread id → that of the newest comment read; measure id → when it was last seen. */
export function judgeMarks({ root, entry, after }: EntryChange): RuleVerdict {
  if (root !== "read" && root !== "visits") return "marks.unknown-root";
  if (!identifier.safeParse(entry).success) return "marks.entry-name";
  return moment.safeParse(after).success ? undefined : "marks.shape";
}
