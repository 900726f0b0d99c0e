import type { SessionFacts } from "@querschnitt/shared/api/sittings";
import { detailsOf, type SessionFact } from "./sittingFacts.ts";

/** What a fact makes of a session that is there. */
export function changedBy(
  fact: Exclude<SessionFact, { type: "sitting-created" }>,
  { invitation, closing }: SessionFacts,
): Partial<SessionFacts> {
  switch (fact.type) {
    case "sitting-changed":
      return { ...detailsOf(fact), invitation: invitation && { ...invitation, isCurrent: false } };
    case "sitting-invited-set":
      return { invited: fact.invited, invitation: invitation && { ...invitation, isCurrent: false } };
    case "sitting-invitations-sent":
      return {
        state: "invited",
        invitation: { sequence: fact.sequence, at: fact.at, to: fact.to, isCurrent: true },
      };
    case "sitting-minutes-closed":
      return { state: "minutes-closed", closing: { at: fact.at, by: fact.by, seal: null } };
    case "sitting-sealed":
      // The first one counts: what is worked out later is only compared with it.
      return { closing: closing && { ...closing, seal: closing.seal ?? fact.seal } };
    case "sitting-minutes-approved":
      return {
        state: "approved",
        approval: { session: fact.in, item: fact.item, at: fact.at, by: fact.by },
      };
    case "sitting-moved":
      return fact.to === "cancelled" && invitation
        ? { state: fact.to, invitation: { ...invitation, sequence: invitation.sequence + 1 } }
        : { state: fact.to };
  }
}
