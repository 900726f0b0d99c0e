import type { RecordDifference } from "@querschnitt/shared/compare/compareRecords";
import type { RecordCommand } from "@querschnitt/shared/documents/record";
import { fieldShapes } from "@querschnitt/shared/policy/record";

/** What editors set of a responsibility; its acceptance belongs to its organisation. */
const ownFields = new Set(["task", "organisation", "person", "deadline", "state"]);

const textOf = (words: readonly { change: string; text: string }[], gone: string): string =>
  words.flatMap(({ change, text }) => (change === gone ? [] : [text])).join("");

/**
 * What an editor does to turn a difference back; nothing, where it is not theirs to turn back.
 * @param difference of `compareRecords(earlier, now)`
 */
export function restoringCommands(difference: RecordDifference): RecordCommand[] {
  switch (difference.kind) {
    case "field": {
      const { field, before } = difference;
      // Before a measure had a title nobody could leave it without one.
      if (!fieldShapes[field].safeParse(before).success) return [];
      return [{ type: "set-field", field, value: before } as unknown as RecordCommand];
    }
    case "text":
      return [
        {
          type: "edit-text",
          text: difference.text,
          from: textOf(difference.words, "removed"),
          to: textOf(difference.words, "added"),
        },
      ];
    case "partner":
      return [
        {
          type: "set-partner",
          organisation: difference.organisation,
          involved: difference.change === "removed",
        },
      ];
    case "entry":
      return entryCommands(difference);
  }
}

function entryCommands(difference: Extract<RecordDifference, { kind: "entry" }>): RecordCommand[] {
  const { list, id, change, values } = difference;
  // What was judged stays as it was judged.
  const isOwn = (field: string): boolean =>
    list === "responsibilities" ? ownFields.has(field) : list !== "assessments" && field !== "values";
  const changes: Record<string, unknown> =
    change === "changed"
      ? Object.fromEntries(
          values.filter(({ field }) => isOwn(field)).map(({ field, before }) => [field, before]),
        )
      : change === "moved"
        ? {}
        : { deleted: change === "added" };
  if (Object.keys(changes).length === 0) return [];
  const command =
    list === "responsibilities"
      ? { type: "edit-responsibility", responsibility: id, changes }
      : { type: "edit-entry", root: list, entry: id, changes };
  return [command as unknown as RecordCommand];
}
