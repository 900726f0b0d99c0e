import type { ItemSource, SessionFacts } from "@querschnitt/shared/api/sittings";
import { MAX_ITEM_TITLE } from "@querschnitt/shared/policy/agenda";
import { isDeadlineMissed, isEnded } from "@querschnitt/shared/policy/overdue";
import type { Plan, PlanRow } from "./Plan.ts";
import type { RecordedPart } from "./RecordedPart.ts";

export interface ItemSourceOptions {
  plan: Pick<Plan, "rows" | "commitmentsOf">;
  session: Pick<SessionFacts, "workingGroup">;
  /** The group's session before; undefined: there was none. */
  former: { facts: Pick<SessionFacts, "id" | "start">; parts: readonly RecordedPart[] } | undefined;
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

function leftOver(session: string, { part, agenda, protocol }: RecordedPart): ItemSource[] {
  const notReached = agenda.items
    .filter(({ id }) => protocol.progress[id]?.state === "not-reached")
    .map(
      ({ id, title, measures }): ItemSource => ({
        source: `item:${session}:${id}`,
        ...{ part, title, measure: measures[0] ?? null },
        reasons: [{ reason: "not-reached", count: 1 }],
      }),
    );
  const undone = protocol.tasks
    // What was asked for under an item that was taken off the agenda later is asked for no more.
    .filter(({ done, item }) => !done && agenda.items.some(({ id }) => id === item))
    .map(
      ({ id, what }): ItemSource => ({
        source: `task:${session}:${id}`,
        ...{ part, title: what.slice(0, MAX_ITEM_TITLE), measure: null },
        reasons: [{ reason: "task-undone", count: 1 }],
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
  const reasons: ItemSource["reasons"] = [
    { reason: "overdue" as const, count: missed.length },
    { reason: "threads-open" as const, count: openThreads },
    // Before the first session nothing has changed since one.
    { reason: "measure-changed" as const, count: since !== undefined && changedAt > since ? 1 : 0 },
  ].filter(({ count }) => count > 0);
  if (reasons.length === 0) return [];
  return [{ source: `measure:${id}`, part: "public", title, measure: id, reasons }];
}
