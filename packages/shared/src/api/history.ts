import { z } from "zod";
import { phases } from "../policy/phases.ts";
import { stakeholderGroups } from "../protocol/stakeholderGroups.ts";
import { oneLine } from "./oneLine.ts";
import { id } from "./workspace.ts";

/** Milliseconds since the epoch, by the server's clock. */
const moment = z.number().int().min(0);
/** UTF-16 units, by which Yjs and the editor count. */
const units = z.number().int().min(0);
/** Place of an entry in a room's log; 0 stands before the first one. */
const sequence = z.number().int().min(0);

/** Which of a measure's rooms have a history that can be travelled. */
export const pastRooms = ["draft", "record"] as const;
export type PastRoom = (typeof pastRooms)[number];

/** A sitting goes on while its next entry comes within this time; milliseconds. */
export const SITTING_GAP = 10 * 60_000;

/** A person's id, or "server" for the measure's template and what the server entered. */
const writer = z.string();

const sharesOfWriting = { inserted: units, deleted: units };

/** One go at writing in one room, by one or several people. */
export const sittingSpanShape = z.object({
  /** Stays the same while the sitting grows. */
  id: z.string(),
  room: z.enum(pastRooms),
  /** When its first and its last entry arrived. */
  from: moment,
  to: moment,
  first: sequence,
  last: sequence,
  /** Who wrote how much, typed and deleted again counted both ways; who wrote most comes first. */
  people: z.array(z.object({ person: writer, ...sharesOfWriting })),
  /**
   * Where: of a draft the headings above what was changed, "" before the first one; of a record the names of its fields
   * (`title`), texts (`summary`) and lists (`responsibilities`).
   */
  sections: z.array(z.string()),
});
export type SittingSpan = z.infer<typeof sittingSpanShape>;

/** What happened beside the writing. Words stand where the thing itself stands; here are ids. */
export const historyEventShape = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("phase"),
    at: moment,
    person: writer,
    /** Null: the measure was created. */
    from: z.enum(phases).nullable(),
    to: z.enum(phases),
    reason: z.string(),
  }),
  z.object({ kind: z.literal("thread-resolved"), at: moment, person: writer, thread: id }),
  z.object({
    kind: z.literal("decision"),
    at: moment,
    person: writer,
    resolution: id,
    session: id,
    sessionTitle: z.string(),
    itemTitle: z.string(),
  }),
  z.object({ kind: z.literal("proposal-accepted"), at: moment, person: writer, proposal: id, author: id }),
  z.object({ kind: z.literal("proposal-declined"), at: moment, person: writer, proposal: id, author: id }),
  /** `person` confirmed what `author` had asked for. */
  z.object({ kind: z.literal("redacted"), at: moment, person: writer, redaction: id, author: id }),
  z.object({ kind: z.literal("version"), at: moment, person: writer, version: id, name: z.string() }),
]);
export type HistoryEvent = z.infer<typeof historyEventShape>;

export const versionName = z.string().overwrite(oneLine).min(1).max(120);

/** A moment that somebody gave a name. */
export const versionShape = z.object({
  id,
  name: z.string(),
  at: moment,
  by: id,
  /** How far the rooms were. */
  draft: sequence,
  record: sequence,
  /** Whether the asking person may rename and remove it. */
  mayChange: z.boolean(),
});
export type Version = z.infer<typeof versionShape>;

export const newVersionShape = z.object({ name: versionName });
export type NewVersion = z.infer<typeof newVersionShape>;

/** The time line of a measure, oldest first. */
export const historyShape = z.object({
  /** When the first and the newest entry of draft and record arrived. */
  begin: moment,
  end: moment,
  sittings: z.array(sittingSpanShape),
  events: z.array(historyEventShape),
  versions: z.array(versionShape),
});
export type History = z.infer<typeof historyShape>;

const markShape = z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() });

/** A text as `documents/richText.ts` reads it. */
export interface PastText {
  type: string;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: PastText[];
}
export const pastTextShape = z.object({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  text: z.string().optional(),
  marks: z.array(markShape).optional(),
  /** Nodes of the same shape; the description of the API has no word for that. */
  content: z.array(z.unknown()).optional(),
}) as unknown as z.ZodType<PastText>;

export const momentQuery = z.object({ at: z.coerce.number().int().min(0) });

/** Draft and record as they stood after everything that had arrived by a moment. */
export const pastStateShape = z.object({
  at: moment,
  draft: pastTextShape,
  /** As `readRecord` of `documents/record.ts` reads it (`ReadRecord`). */
  record: z.record(z.string(), z.unknown()),
  draftSequence: sequence,
  recordSequence: sequence,
});
export type PastState = z.infer<typeof pastStateShape>;

export const sinceQuery = z.object({ since: z.coerce.number().int().min(0) });

/** What others have changed since a moment: nothing of the asking person's own. */
export const changesSinceShape = z.object({
  since: moment,
  /** The server's clock: how long ago something was, whatever the asking device's clock says. */
  now: moment,
  /** When the newest entry arrived: the `since` of the next question. */
  until: moment,
  /** In the order in which they were touched first. */
  places: z.array(
    z.object({
      room: z.enum(pastRooms),
      /** As in `sections` of a sitting; "" as well where the heading stands there no more. */
      section: z.string(),
      people: z.array(z.object({ person: writer, ...sharesOfWriting })),
    }),
  ),
});
export type ChangesSince = z.infer<typeof changesSinceShape>;

/** Something of a text that one person wrote in one go. */
export const passageShape = z.object({
  /** Which of the draft's top-level blocks, from 0 on … */
  block: z.number().int().min(0),
  /** … and where in it: units of its text nodes as `richText` gives them, one behind the other; nothing else counts. */
  from: units,
  to: units,
  /** The same as Yjs ids, in the order of the text. */
  runs: z.array(z.object({ client: z.number().int(), clock: z.number().int(), length: units })),
  person: writer,
  /** The person's at present; null for the server. */
  organisation: id.nullable(),
  stakeholderGroup: z.enum(stakeholderGroups).nullable(),
  /** When its newest part arrived. */
  arrivedAt: moment,
  /** Whose proposal it was; `person` accepted it. */
  proposedBy: id.optional(),
});
export type AuthoredPassage = z.infer<typeof passageShape>;

/** Who wrote what of the draft as it stands. */
export const authorshipShape = z.object({
  /** How far the draft was when this was made. */
  sequence,
  passages: z.array(passageShape),
  /** By the headings, in their order; what stands before the first one has the heading "". */
  sections: z.array(
    z.object({
      heading: z.string(),
      /** The block with which it begins. */
      block: z.number().int().min(0),
      /** The largest first; null: the server's template. */
      shares: z.array(
        z.object({ stakeholderGroup: z.enum(stakeholderGroups).nullable(), characters: units }),
      ),
    }),
  ),
});
export type Authorship = z.infer<typeof authorshipShape>;
