import type { Commitment } from "@querschnitt/shared/api/measures";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import { z } from "zod";
import type { Addressed } from "../NotificationEvent.ts";
import type { Members } from "./EventContext.ts";

/** Days before a deadline on which its people are reminded. */
const DAYS_AHEAD = 7;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** How far people have been told of each deadline: responsibility → its deadline and the last word about it. */
export const remindedShape = z.record(
  z.string(),
  z.object({ deadline: z.string(), stage: z.enum(["near", "passed"]) }),
);
export type Reminded = z.infer<typeof remindedShape>;

/**
 * Who is to be reminded on a day, and what has been said then. A deadline that was moved is a new one.
 * @param today `YYYY-MM-DD`
 */
export function deadlineEvents(
  commitments: Iterable<Commitment>,
  reminded: Reminded,
  { today, at, members }: { today: string; at: number; members: Members },
): { tell: Addressed[]; reminded: Reminded } {
  const tell: Addressed[] = [];
  const next: Reminded = {};
  for (const { measure, responsibility, organisation, person, deadline, state } of commitments) {
    const stage = deadline === null || state === "done" ? undefined : stageOf(deadline, today);
    if (deadline === null || stage === undefined) continue;
    const known = `${measure}/${responsibility}`;
    next[known] = { deadline, stage };
    const before = reminded[known];
    if (before?.deadline === deadline && (before.stage === stage || before.stage === "passed")) continue;
    const passed = stage === "passed";
    const receivers = person === null ? members.ofOrganisation(organisation) : [person];
    for (const to of receivers) {
      tell.push({
        to,
        event: {
          id: `deadline:${measure}:${responsibility}:${deadline}:${stage}`,
          kind: "deadline",
          measure,
          room: roomName({ kind: "record", measure }),
          by: null,
          at,
          personal: person !== null,
          responsibility,
          deadline,
          passed,
        },
      });
    }
  }
  return { tell, reminded: next };
}

function stageOf(deadline: string, today: string): "near" | "passed" | undefined {
  const days = (Date.parse(deadline) - Date.parse(today)) / DAY_MILLISECONDS;
  if (days < 0) return "passed";
  return days <= DAYS_AHEAD ? "near" : undefined;
}
