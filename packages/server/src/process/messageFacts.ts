import { contactTopics, type Message, messageStates, reportReasons } from "@querschnitt/shared/api/messages";
import { z } from "zod";
import type { Words } from "./messageWords.ts";

const at = z.string();
export const messageFactShape = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("contact-received"),
    message: z.string(),
    topic: z.enum(contactTopics),
    at,
    idempotencyKey: z.string().optional(),
  }),
  z.object({
    type: z.literal("report-received"),
    message: z.string(),
    by: z.string(),
    measure: z.string(),
    reason: z.enum(reportReasons),
    at,
    /** Of the request, so that a retry reports nothing twice. */
    idempotencyKey: z.string().optional(),
  }),
  z.object({
    type: z.literal("message-handled"),
    message: z.string(),
    state: z.enum(messageStates),
    by: z.string(),
    at,
  }),
  z.object({ type: z.literal("message-removed"), message: z.string(), at }),
]);
export type MessageFact = z.infer<typeof messageFactShape>;
export type Received = Extract<MessageFact, { type: "contact-received" | "report-received" }>;
type Without<Fact, Key extends PropertyKey> = Fact extends unknown ? Omit<Fact, Key> : never;
export type NewFact = Without<Received, "message" | "at" | "idempotencyKey">;

/** What is decided about a message, as opposed to its words. */
export type Kept = {
  received: Received;
  state: Message["state"];
  version: number;
  handledBy: string | null;
  handledAt: string | null;
};

/** A message as those see it who answer for it. */
export function withWords({ received, ...handling }: Kept, words: Words): Message {
  const { message: id, at: receivedAt } = received;
  const common = { ...handling, id, receivedAt, note: words.note };
  if (received.type === "contact-received") {
    const { text, name, email } = words;
    return { ...common, kind: "contact", topic: received.topic, text, name, email };
  }
  const { by, measure, reason } = received;
  return { ...common, kind: "report", by, measure, reason, remark: words.text, about: words.about };
}
