import type { Deed } from "@querschnitt/shared/api/audit";
import type { SessionDetails, SessionFacts } from "@querschnitt/shared/api/sittings";
import { sessionStates } from "@querschnitt/shared/policy/sessions";
import { z } from "zod";

const details = {
  title: z.string(),
  place: z.string(),
  start: z.string(),
  end: z.string(),
  chair: z.string().nullable(),
  secretary: z.string().nullable(),
};
const invited = z.array(z.object({ person: z.string(), closed: z.boolean(), voting: z.boolean() }));
const made = { session: z.string(), by: z.string(), at: z.string() };

export const factShape = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("sitting-created"),
    ...made,
    ...details,
    workingGroup: z.string(),
    invited,
    /** Of the request, so that a retry creates nothing more. */
    idempotencyKey: z.string().optional(),
  }),
  z.object({ type: z.literal("sitting-changed"), ...made, ...details }),
  z.object({ type: z.literal("sitting-invited-set"), ...made, invited }),
  z.object({
    type: z.literal("sitting-moved"),
    ...made,
    from: z.enum(sessionStates),
    to: z.enum(sessionStates),
  }),
  z.object({ type: z.literal("sitting-minutes-closed"), ...made }),
  /** The server's own: with what content the minutes were closed. */
  z.object({
    type: z.literal("sitting-sealed"),
    ...made,
    seal: z.object({ public: z.string(), closed: z.string() }),
  }),
  /** `in` and `item`: of the later session in which they were approved. */
  z.object({ type: z.literal("sitting-minutes-approved"), ...made, in: z.string(), item: z.string() }),
  z.object({
    type: z.literal("sitting-invitations-sent"),
    ...made,
    /** Of the calendar entry; each one replaces those before it. */
    sequence: z.number().int(),
    to: z.array(z.string()),
    /** Who was invited before and is not any more. */
    withdrawn: z.array(z.string()),
  }),
]);
export type SessionFact = z.infer<typeof factShape>;

/** What a fact made of a session; `before`: undefined for a new one. */
export interface SittingChange {
  before: SessionFacts | undefined;
  after: SessionFacts;
  by: string;
  /** ISO 8601. */
  at: string;
}

/** What is said about a session, of whatever says more. */
export function detailsOf({ title, place, start, end, chair, secretary }: SessionDetails): SessionDetails {
  return { title, place, start, end, chair, secretary };
}

/**
 * A fact as the audit list tells it: words about a session stand with the session only. Undefined for what nobody did but
 * the server.
 */
export function deedOf(fact: SessionFact): Deed | undefined {
  const { by, session: sitting } = fact;
  switch (fact.type) {
    case "sitting-created":
      return { kind: fact.type, by, sitting, group: fact.workingGroup };
    case "sitting-moved":
      return { kind: fact.type, by, sitting, before: { state: fact.from }, after: { state: fact.to } };
    case "sitting-invited-set":
      return {
        kind: fact.type,
        by,
        sitting,
        after: {
          invited: fact.invited.map(({ person }) => person),
          nonPublic: fact.invited.filter(({ closed }) => closed).map(({ person }) => person),
        },
      };
    case "sitting-invitations-sent":
      return { kind: fact.type, by, sitting, count: fact.to.length };
    case "sitting-sealed":
      return undefined;
    default:
      return { kind: fact.type, by, sitting };
  }
}
