import { z } from "zod";
import { anchorShape } from "../policy/discussion.ts";
import { email, id, name } from "./workspace.ts";

export const messageStates = ["new", "in-progress", "done"] as const;
export type MessageState = (typeof messageStates)[number];

export const contactTopics = ["accessibility", "privacy", "general"] as const;
export type ContactTopic = (typeof contactTopics)[number];

export const reportReasons = ["personal-data", "case-data", "other"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What somebody writes through the contact form, without signing in. */
export const newContactShape = z.object({
  topic: z.enum(contactTopics),
  text: z.string().trim().min(1).max(5_000),
  /** Both may be left empty by whoever wants no answer. */
  name: z.union([z.literal(""), name]),
  email: z.union([z.literal(""), email]),
  /** People never see this field: whoever fills it in is a program. */
  website: z.string().max(200),
});
export type NewContact = z.infer<typeof newContactShape>;

/** What a report is about: words of the draft, or a comment. */
export const reportedShape = z.discriminatedUnion("type", [
  z.object({ type: z.literal("passage"), anchor: anchorShape }),
  z.object({ type: z.literal("comment"), thread: id, comment: id, quote: z.string().max(2_000) }),
]);
export type Reported = z.infer<typeof reportedShape>;

export const newReportShape = z.object({
  measure: id,
  about: reportedShape,
  reason: z.enum(reportReasons),
  remark: z.string().trim().max(2_000),
});
export type NewReport = z.infer<typeof newReportShape>;

const stamp = {
  id,
  state: z.enum(messageStates),
  /** ISO 8601 time. */
  receivedAt: z.string(),
};

/** A report as whoever made it sees it on their account. */
export const ownReportShape = z.object({ ...stamp, measure: id, reason: z.enum(reportReasons) });
export type OwnReport = z.infer<typeof ownReportShape>;

const handling = {
  ...stamp,
  /** Grows with every change, so that two people do not overwrite one another. */
  version: z.number().int(),
  note: z.string(),
  handledBy: id.nullable(),
  handledAt: z.string().nullable(),
};

/** A message as those see it who answer for it. */
export const messageShape = z.discriminatedUnion("kind", [
  z.object({
    ...handling,
    kind: z.literal("contact"),
    topic: z.enum(contactTopics),
    name: z.string(),
    email: z.string(),
    text: z.string(),
  }),
  z.object({
    ...handling,
    kind: z.literal("report"),
    by: id,
    measure: id,
    reason: z.enum(reportReasons),
    remark: z.string(),
    /** Null once the report is done: a copy of what should not have been written must not stay in the list. */
    about: reportedShape.nullable(),
  }),
]);
export type Message = z.infer<typeof messageShape>;

export const messageChangeShape = z.object({
  state: z.enum(messageStates),
  note: z.string().trim().max(2_000),
  version: z.number().int(),
});
export type MessageChange = z.infer<typeof messageChangeShape>;
