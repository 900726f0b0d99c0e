import { createHash } from "node:crypto";
import type { ReadAgenda } from "@querschnitt/shared/documents/agenda";
import { itemsWithCourse, openCourse } from "@querschnitt/shared/documents/minutes";
import type { ReadProtocol } from "@querschnitt/shared/documents/protocol";
import { richText } from "@querschnitt/shared/documents/richText";
import type * as Y from "yjs";

/** What is hashed of one part of a session. */
export interface HashedPart {
  agenda: Pick<ReadAgenda, "items">;
  protocol: ReadProtocol;
  /** The text room with the courses of the part's items. */
  minutes: Y.Doc;
}

/**
 * The content hash of one part of a session's minutes: SHA-256, hexadecimal, of the JSON with sorted keys of
 * - `items`: all items in their order, as they stand in the agenda;
 * - `attendance`, `decisions`, `tasks`: all entries that were not deleted, oldest first; of a task not whether it is done;
 * - `progress`, `start`, `end`: as they stand in the protocol;
 * - `course`: by item, its text as the editor's plain data: as XML, characters and marks could not be told apart.
 * Left out is what goes on after the minutes are closed (tasks that get done, what arrives in measures), and what only
 * mattered while the session ran (who wanted to speak, what was dealt with).
 */
export function hashOfPart({ agenda, protocol, minutes }: HashedPart): string {
  const { attendance, decisions, progress, start, end } = protocol;
  const content = {
    items: agenda.items,
    attendance,
    decisions,
    tasks: protocol.tasks.map(({ done: _done, ...task }) => task),
    ...{ progress, start, end },
    course: Object.fromEntries(
      itemsWithCourse(minutes).map((item) => [item, richText(openCourse(minutes, item))]),
    ),
  };
  return createHash("sha256").update(JSON.stringify(content, sortedKeys)).digest("hex");
}

/** For JSON.stringify: the same content is the same text, in whatever order its fields were set. */
function sortedKeys(_name: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
