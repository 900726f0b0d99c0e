import type { EntryChange } from "@querschnitt/shared/policy/entries";
import { type Responsibility, responsibilityShape } from "@querschnitt/shared/policy/record";
import { SERVER } from "../../sync/RoomWriting.ts";
import { type Addressed, type Consequences, nothing } from "../NotificationEvent.ts";
import type { EventContext } from "./EventContext.ts";

/**
 * Responsibilities: whose they have become, and whose acceptance does not stand any more. What the server enters, a task of a
 * session, is the deed of whoever brought it.
 */
export function responsibilityEvents(change: EntryChange, written: EventContext): Consequences {
  if (change.root !== "responsibilities") return nothing;
  const after = responsibilityShape.safeParse(change.after).data;
  if (!after) return nothing;
  const { entry } = change;
  const context = written.by === SERVER ? { ...written, by: after.createdBy } : written;
  if (after.deleted) {
    // Ids are made by whoever writes: on another measure, the same one is another responsibility.
    const { measure } = context;
    return {
      tell: [],
      takeBack: [{ concerns: (event) => event.measure === measure && event.responsibility === entry }],
    };
  }
  const stood = responsibilityShape.safeParse(change.before).data;
  const before = stood?.deleted ? undefined : stood;
  return {
    tell: [...given(entry, before, after, context), ...acceptanceEnded(entry, before, after, context)],
    takeBack: [],
  };
}

function given(
  responsibility: string,
  before: Responsibility | undefined,
  after: Responsibility,
  context: EventContext,
): Addressed[] {
  const { organisation, person } = after;
  const receivers = new Map<string, boolean>();
  if (before?.organisation !== organisation) {
    for (const member of context.members.ofOrganisation(organisation)) receivers.set(member, false);
  }
  if (person !== null && before?.person !== person) receivers.set(person, true);
  receivers.delete(context.by);
  const { measure, room, sequence, by, at } = context;
  const id = `responsibility:${room}:${responsibility}:${sequence}`;
  return [...receivers].map(([to, personal]) => ({
    to,
    event: { id, kind: "responsibility", measure, room, by, at, personal, responsibility },
  }));
}

/** Tells whoever had accepted, and whoever relies on it: who entered the responsibility, and the person it names. */
function acceptanceEnded(
  responsibility: string,
  before: Responsibility | undefined,
  after: Responsibility,
  context: EventContext,
): Addressed[] {
  if (!before?.acceptedBy || after.acceptedBy !== null) return [];
  const { measure, room, sequence, by, at } = context;
  const receivers = new Set([before.acceptedBy, before.createdBy, ...(before.person ? [before.person] : [])]);
  receivers.delete(by);
  const id = `acceptance:${room}:${responsibility}:${sequence}`;
  return [...receivers].map((to) => ({
    to,
    event: {
      id,
      kind: "acceptance",
      measure,
      room,
      by,
      at,
      personal: to === before.acceptedBy,
      responsibility,
    },
  }));
}
