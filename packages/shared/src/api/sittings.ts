import { z } from "zod";
import { results } from "../policy/protocol.ts";
import { sessionStates } from "../policy/sessions.ts";
import { sessionParts } from "../protocol/roomNames.ts";
import { id } from "./workspace.ts";

/** A session has a day of ten characters, `YYYY-MM-DD`, in every time zone: what is brought into measures bears it for good. */
const moment = z.iso
  .datetime()
  .refine((at) => at >= "1900" && at < "9999", { error: "No year of our calendar." });

const invitedShape = z.object({
  person: id,
  /** Belongs to the non-public part. */
  closed: z.boolean(),
  /** May vote. */
  voting: z.boolean(),
});
export type Invited = z.infer<typeof invitedShape>;

/** What is said about a session when it is planned; times are ISO 8601 in UTC. */
export const sessionDetailsShape = z
  .object({
    title: z.string().trim().min(1).max(200),
    place: z.string().trim().max(300),
    start: moment,
    end: moment,
    chair: id.nullable(),
    secretary: id.nullable(),
  })
  .refine(({ start, end }) => end > start, { path: ["end"], error: "A session ends after it has begun." });
export type SessionDetails = z.infer<typeof sessionDetailsShape>;

export const newSessionShape = z.intersection(sessionDetailsShape, z.object({ workingGroup: id }));
export type NewSession = z.infer<typeof newSessionShape>;

/** `revision`: what the asker saw; another one since then is a conflict. */
export const sessionChangeShape = z.intersection(
  sessionDetailsShape,
  z.object({ revision: z.number().int() }),
);
export const invitedChangeShape = z.object({
  invited: z.array(invitedShape).max(500),
  revision: z.number().int(),
});
export const invitationShape = z.object({ revision: z.number().int() });
export const stateMoveShape = z.object({ from: z.enum(sessionStates), to: z.enum(sessionStates) });

/** Content hashes of a session's minutes: SHA-256, hexadecimal, of each part. */
export interface Seal {
  public: string;
  closed: string;
}
/** `revision`: what the asker saw; another one since then is a conflict. */
export const closingShape = z.object({ revision: z.number().int() });
/** Under which item of which later session minutes are approved. */
export const approvalShape = z.object({ session: id, item: id });
/** The measure into which a decision or a task is brought. */
export const arrivalShape = z.object({ measure: id });
/** Where it arrived: the entry of the measure's record. */
export const arrivedShape = z.object({ measure: id, entry: z.string() });

const hashCheck = z.object({ hash: z.string(), intact: z.boolean() });
/** Whether the minutes still have the hash that they had when they were closed; the non-public part for its people alone. */
export const sealCheckShape = z.object({ public: hashCheck, closed: hashCheck.optional() });

/** What was decided under the item that approved minutes. */
export const correctionShape = z.object({
  id,
  wording: z.string(),
  result: z.enum(results).nullable(),
});
export type Correction = z.infer<typeof correctionShape>;

/** What is decided about a session, as opposed to what is written in its rooms. */
export interface SessionFacts extends SessionDetails {
  id: string;
  workingGroup: string;
  state: (typeof sessionStates)[number];
  invited: readonly Invited[];
  /** The e-mails that were sent last, if any were; not current: something has changed since. */
  invitation: { sequence: number; at: string; to: readonly string[]; isCurrent: boolean } | null;
  /** When the minutes were made final, by whom, and the content hashes they had then; no seal: it is being worked out. */
  closing: { at: string; by: string; seal: Seal | null } | null;
  /** In which session and under which of its items the minutes were approved. */
  approval: { session: string; item: string; at: string; by: string } | null;
  /** Grows with every fact. */
  revision: number;
  createdBy: string;
  createdAt: string;
}

/** A session as the asking person may see it. */
export const sessionShape = z.object({
  id,
  workingGroup: id,
  title: z.string(),
  place: z.string(),
  start: z.string(),
  end: z.string(),
  chair: id.nullable(),
  secretary: id.nullable(),
  state: z.enum(sessionStates),
  /** Those who were invited; whether to the non-public part is told to those who belong to it alone. */
  invited: z.array(z.object({ person: id, voting: z.boolean(), closed: z.boolean().optional() })),
  /** When the invitations were sent last, and whether nothing has changed since. */
  invitation: z.object({ at: z.string(), isCurrent: z.boolean() }).nullable(),
  closing: z
    .object({
      at: z.string(),
      by: id,
      seal: z.object({ public: z.string(), closed: z.string().optional() }).nullable(),
    })
    .nullable(),
  /** Where the minutes were approved: left out for who may not know of that session. */
  approval: z.object({ session: id.optional(), item: id.optional(), at: z.string(), by: id }).nullable(),
  /** What becomes of e-mails here. */
  delivery: z.enum(["sent", "shown", "off"]),
  revision: z.number(),
  role: z.enum(["reader", "participant", "secretary", "leader"]),
  entitled: z.boolean(),
});
export type Session = z.infer<typeof sessionShape>;

/** Why something is put forward for the agenda of the next session. */
export const sourceReasons = [
  "unapproved",
  "not-reached",
  "task-undone",
  "overdue",
  "proposals-waiting",
  "threads-open",
  "measure-changed",
] as const;

/** Something that has come up since the last session of the group, to be taken over as an item with one action. */
export const itemSourceShape = z.object({
  /** What the item says it was taken from; the same thing has the same one. */
  source: z.string(),
  part: z.enum(sessionParts),
  /** What it is about: a measure's title, the task, the former item's title. */
  title: z.string(),
  measure: id.nullable(),
  /** The session whose minutes are to be approved. */
  approves: id.nullable(),
  /** Why, and of how many: threads, missed deadlines; 1 where there is nothing to count. */
  reasons: z.array(z.object({ reason: z.enum(sourceReasons), count: z.number().int() })).min(1),
});
export type ItemSource = z.infer<typeof itemSourceShape>;

/** The secret address of a person's sessions, without the server's own. */
export const calendarLinkShape = z.object({ path: z.string() });
