import type { EntryChange, RuleVerdict } from "./entries.ts";

/** A person's own reading marks: thread id → time of the newest comment read, in milliseconds. */
export function judgeMarks({ root, entry, after }: EntryChange): RuleVerdict {
  if (root !== "read") return "marks.unknown-root";
  if (!/^[a-z0-9]{1,40}$/.test(entry)) return "marks.entry-name";
  return typeof after === "number" && Number.isSafeInteger(after) && after >= 0 ? undefined : "marks.shape";
}
