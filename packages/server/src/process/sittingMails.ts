import { z } from "zod";
import type { Beside } from "./Journal.ts";

export const sessionMailShape = z.object({
  session: z.string(),
  person: z.string(),
  /** Of the calendar entry that goes with it. */
  sequence: z.number(),
  method: z.enum(["REQUEST", "CANCEL"]),
});
/** An e-mail that somebody is to get about a session. */
export type SessionMail = z.infer<typeof sessionMailShape>;

/** What stands beside the facts for each e-mail that is still to be sent. */
export function mailsTo(
  people: readonly string[],
  session: string,
  sequence: number,
  method: SessionMail["method"],
): Beside {
  return Object.fromEntries(
    people.map((person) => [`mail/${session}/${person}`, { session, person, sequence, method }]),
  );
}

/** An invitation for everybody who is invited, and a cancellation for those who are not any more. */
export function invitationMails(
  session: string,
  sequence: number,
  to: readonly string[],
  withdrawn: readonly string[],
): Beside {
  return {
    ...mailsTo(to, session, sequence, "REQUEST"),
    ...mailsTo(withdrawn, session, sequence, "CANCEL"),
  };
}
