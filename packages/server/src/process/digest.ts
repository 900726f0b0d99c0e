import { commitmentShape, type RecordRow, recordRowShape } from "@querschnitt/shared/api/measures";
import { countOpenProposals, countOpenThreads } from "@querschnitt/shared/documents/discussion";
import { type ReadRecord, readRecord } from "@querschnitt/shared/documents/record";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import type * as Y from "yjs";
import { z } from "zod";

const plannedCommitmentShape = commitmentShape.omit({ measure: true });
/** A responsibility as the plan knows it. */
export type PlannedCommitment = z.infer<typeof plannedCommitmentShape>;

/**
 * What the plan shows of a room. It stands as metadata beside the room's log, written with the entries it follows
 * from, so that the plan is there after a start without opening a single room.
 */
const digestShape = z.object({
  /** When the entries were received; milliseconds since the epoch. */
  at: z.number(),
  record: recordRowShape.optional(),
  commitments: z.array(plannedCommitmentShape).optional(),
  openThreads: z.number().optional(),
  openProposals: z.number().optional(),
});
export type Digest = z.infer<typeof digestShape>;

/** The digest of a room as it stands; `doc` for ledger rooms. Undefined for rooms that the plan does not show. */
export function digestOf(room: Room, doc: Y.Doc | undefined, at: number): Digest | undefined {
  switch (room.kind) {
    case "marks":
    case "internal":
    case "agenda":
    case "minutes":
    case "protocol":
      // Not even that something was said there shows in the plan.
      return undefined;
    case "draft":
      return { at };
    case "record": {
      if (!doc) return { at };
      const record = readRecord(doc);
      return { at, record: rowOf(record), commitments: commitmentsOf(record) };
    }
    case "discussion":
      return doc
        ? { at, openThreads: countOpenThreads(doc), openProposals: countOpenProposals(doc) }
        : { at };
  }
}

function rowOf(record: ReadRecord): RecordRow {
  const { title, leadOrganisation, partnerOrganisations, start, end, continuous, priority, horizon } = record;
  const [assessment] = record.assessments;
  const milestones = record.milestones.filter(({ reachedOn }) => reachedOn === null);
  const responsibilities = record.responsibilities.filter(({ state }) => state !== "done");
  return {
    title,
    leadOrganisation,
    partnerOrganisations,
    start,
    end,
    continuous,
    priority,
    horizon,
    trafficLight: assessment?.trafficLight ?? "grey",
    asOf: assessment?.asOf ?? null,
    nextMilestone: earliest(milestones.map(({ date }) => date)),
    nextDeadline: earliest(responsibilities.map(({ deadline }) => deadline)),
  };
}

function commitmentsOf({ responsibilities }: ReadRecord): PlannedCommitment[] {
  return responsibilities.map(({ id, task, organisation, person, deadline, state, acceptedBy }) => ({
    responsibility: id,
    task,
    organisation,
    person,
    deadline,
    state,
    accepted: acceptedBy !== null,
  }));
}

function earliest(days: readonly (string | null)[]): string | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A digest as it is stored. */
export function encodeDigest(digest: Digest): Uint8Array {
  return encoder.encode(JSON.stringify(digest));
}

/** Reads a stored digest; undefined for one this version cannot read, since the plan must not fail for it. */
export function decodeDigest(bytes: Uint8Array | undefined): Digest | undefined {
  if (!bytes) return undefined;
  try {
    return digestShape.safeParse(JSON.parse(decoder.decode(bytes))).data;
  } catch {
    return undefined;
  }
}
