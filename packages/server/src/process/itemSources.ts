import type { ItemSource, SessionFacts } from "@querschnitt/shared/api/sittings";
import type { ReadAgenda } from "@querschnitt/shared/documents/agenda";
import type { ReadProtocol } from "@querschnitt/shared/documents/protocol";
import { isDeadlineMissed, isEnded } from "@querschnitt/shared/policy/overdue";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import type { Plan, PlanRow } from "./Plan.ts";

/** What was recorded of one part of the session before. */
export interface FormerPart {
  part: SessionPart;
  agenda: ReadAgenda;
  protocol: ReadProtocol;
}

export interface ItemSourceOptions {
  plan: Pick<Plan, "rows" | "commitmentsOf">;
  session: Pick<SessionFacts, "workingGroup">;
  /** The group's session before; undefined: there was none, and everything is new. */
  former: { facts: Pick<SessionFacts, "id" | "start">; parts: readonly FormerPart[] } | undefined;
  /** Whether the asker may read a measure. */
  mayRead(measure: string): boolean;
  /** The asker's day, `YYYY-MM-DD`. */
  today: string;
}

/**
 * What has come up for a group's next agenda: what was not reached or not done last time, what is overdue, where people
 * are still talking, and what has changed since. What was left over stands first.
 */
export function itemSources({ plan, session, former, mayRead, today }: ItemSourceOptions): ItemSource[] {
  const rows = [...plan.rows()].filter(
    ({ id, workingGroup, phase }) => workingGroup === session.workingGroup && !isEnded(phase) && mayRead(id),
  );
  return [
    ...(former?.parts ?? []).flatMap((part) => leftOver(former?.facts.id as string, part)),
    ...rows.flatMap((row) => ofMeasure(plan, row, former?.facts.start, today)),
  ];
}

function leftOver(session: string, { part, agenda, protocol }: FormerPart): ItemSource[] {
  const notReached = agenda.items
    .filter(({ id }) => protocol.progress[id]?.state === "not-reached")
    .map(
      ({ id, title, measures }): ItemSource => ({
        source: `item:${session}:${id}`,
        reason: "not-reached",
        ...{ part, title, measure: measures[0] ?? null, count: 1, day: null },
      }),
    );
  const undone = protocol.tasks
    .filter(({ done }) => !done)
    .map(
      ({ id, what, deadline }): ItemSource => ({
        source: `task:${session}:${id}`,
        reason: "task-undone",
        ...{ part, title: what, measure: null, count: 1, day: deadline },
      }),
    );
  return [...notReached, ...undone];
}

function ofMeasure(
  plan: Pick<Plan, "commitmentsOf">,
  { id, title, openThreads, changedAt }: PlanRow,
  since: string | undefined,
  today: string,
): ItemSource[] {
  const missed = plan.commitmentsOf(id).filter((commitment) => isDeadlineMissed(commitment, today));
  const about = (reason: ItemSource["reason"], count: number, day: string | null): ItemSource => ({
    source: `${reason}:${id}`,
    part: "public",
    ...{ reason, title, measure: id, count, day },
  });
  return [
    ...(missed.length > 0
      ? [
          about(
            "overdue",
            missed.length,
            missed.reduce<string | null>(
              (first, { deadline }) => (first === null || (deadline ?? "") < first ? deadline : first),
              null,
            ),
          ),
        ]
      : []),
    ...(openThreads > 0 ? [about("threads-open", openThreads, null)] : []),
    ...(since === undefined || changedAt > since
      ? [about("measure-changed", 1, changedAt.slice(0, 10))]
      : []),
  ];
}
