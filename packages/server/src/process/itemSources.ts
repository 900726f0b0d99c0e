import type { ItemSource, SessionFacts } from "@querschnitt/shared/api/sittings";
import { MAX_ITEM_TITLE } from "@querschnitt/shared/policy/agenda";
import { isDeadlineMissed, isEnded } from "@querschnitt/shared/policy/overdue";
import { CITY_ZONE } from "../notifications/cityTime.ts";
import type { Plan, PlanRow } from "./Plan.ts";
import type { RecordedPart } from "./RecordedPart.ts";

/** A session that took place before, as far as the asker may read what was recorded. */
export interface FormerSession {
  facts: Pick<SessionFacts, "id" | "start" | "state">;
  parts: readonly RecordedPart[];
}

export interface ItemSourceOptions {
  plan: Pick<Plan, "rows" | "commitmentsOf" | "openProposalsOf">;
  session: Pick<SessionFacts, "workingGroup">;
  /** The group's sessions before, the latest first. */
  former: readonly FormerSession[];
  /** Whether the asker may read a measure. */
  mayRead(measure: string): boolean;
  /** The asker's day, `YYYY-MM-DD`. */
  today: string;
}

/**
 * What has come up for a group's next agenda: minutes that nobody has approved yet, what was not reached last time, what
 * was asked for at any time and is not done, what is overdue, where people are still talking, and what has changed since.
 */
export function itemSources({ plan, session, former, mayRead, today }: ItemSourceOptions): ItemSource[] {
  const rows = [...plan.rows()].filter(
    ({ id, workingGroup, phase }) => workingGroup === session.workingGroup && !isEnded(phase) && mayRead(id),
  );
  return [
    ...former.filter(({ facts }) => facts.state === "minutes-closed").map(unapproved),
    ...former.slice(0, 1).flatMap(notReached),
    ...former.flatMap(undone),
    ...rows.flatMap((row) => ofMeasure(plan, row, former[0]?.facts.start, today)),
  ];
}

const dayText = new Intl.DateTimeFormat("de", { dateStyle: "long", timeZone: CITY_ZONE });

/** German is the language of the documents. */
function unapproved({ facts: { id, start } }: FormerSession): ItemSource {
  return {
    source: `minutes:${id}`,
    ...{ part: "public", measure: null, approves: id },
    title: `Genehmigung der Niederschrift vom ${dayText.format(new Date(start))}`,
    reasons: [{ reason: "unapproved", count: 1 }],
  };
}

function notReached({ facts, parts }: FormerSession): ItemSource[] {
  return parts.flatMap(({ part, agenda, protocol }) =>
    agenda.items
      .filter(({ id }) => protocol.progress[id]?.state === "not-reached")
      .map(
        ({ id, title, measures, approves }): ItemSource => ({
          source: `item:${facts.id}:${id}`,
          ...{ part, title, measure: measures[0] ?? null, approves },
          reasons: [{ reason: "not-reached", count: 1 }],
        }),
      ),
  );
}

function undone({ facts, parts }: FormerSession): ItemSource[] {
  return parts.flatMap(({ part, agenda, protocol }) =>
    protocol.tasks
      // What was asked for under an item that was taken off the agenda later is asked for no more.
      .filter(({ done, item }) => !done && agenda.items.some(({ id }) => id === item))
      .map(
        ({ id, what }): ItemSource => ({
          source: `task:${facts.id}:${id}`,
          ...{ part, title: what.slice(0, MAX_ITEM_TITLE), measure: null, approves: null },
          reasons: [{ reason: "task-undone", count: 1 }],
        }),
      ),
  );
}

function ofMeasure(
  plan: Pick<Plan, "commitmentsOf" | "openProposalsOf">,
  { id, title, openThreads, changedAt }: PlanRow,
  since: string | undefined,
  today: string,
): ItemSource[] {
  const missed = plan.commitmentsOf(id).filter((commitment) => isDeadlineMissed(commitment, today));
  const reasons: ItemSource["reasons"] = [
    { reason: "overdue" as const, count: missed.length },
    { reason: "proposals-waiting" as const, count: plan.openProposalsOf(id) },
    // Whoever reads of waiting proposals does not read of their threads once more.
    { reason: "threads-open" as const, count: openThreads - plan.openProposalsOf(id) },
    // Before the first session nothing has changed since one.
    { reason: "measure-changed" as const, count: since !== undefined && changedAt > since ? 1 : 0 },
  ].filter(({ count }) => count > 0);
  if (reasons.length === 0) return [];
  return [{ source: `measure:${id}`, part: "public", title, measure: id, approves: null, reasons }];
}
