import type { Phase } from "./phases.ts";
import type { Responsibility } from "./record.ts";
import type { Milestone } from "./recordEntries.ts";

/** Nothing is late any more in a measure that was closed or withdrawn. */
export function isEnded(phase: Phase): boolean {
  return phase === "closed" || phase === "withdrawn";
}

/** A day is over once the next one has begun; all days here are `YYYY-MM-DD`, which sort as plain strings. */
export function isOver(day: string | null, today: string): boolean {
  return day !== null && day < today;
}

/** Past its last day and not done. */
export function isDeadlineMissed(
  { deadline, state }: Pick<Responsibility, "deadline" | "state">,
  today: string,
): boolean {
  return state !== "done" && isOver(deadline, today);
}

/** Past its day and not reached. */
export function isMilestoneMissed(
  { date, reachedOn }: Pick<Milestone, "date" | "reachedOn">,
  today: string,
): boolean {
  return reachedOn === null && isOver(date, today);
}

export interface Course {
  phase: Phase;
  end: string | null;
  continuous: boolean;
}

/** Past its end and still going on, though it was not meant to go on for ever. */
export function isEndMissed({ phase, end, continuous }: Course, today: string): boolean {
  return !isEnded(phase) && !continuous && isOver(end, today);
}

/** What is late in a measure. */
export interface Overdue {
  end: boolean;
  /** How many milestones. */
  milestones: number;
  /** How many deadlines of responsibilities. */
  deadlines: number;
}

/**
 * What is late in a measure, as its record tells it.
 * @param today the reader's day, from `dayOf`
 */
export function overdueIn(
  measure: Course & {
    milestones: readonly Pick<Milestone, "date" | "reachedOn">[];
    responsibilities: readonly Pick<Responsibility, "deadline" | "state">[];
  },
  today: string,
): Overdue {
  const ended = isEnded(measure.phase);
  const count = (missed: readonly boolean[]): number => (ended ? 0 : missed.filter(Boolean).length);
  return {
    end: isEndMissed(measure, today),
    milestones: count(measure.milestones.map((milestone) => isMilestoneMissed(milestone, today))),
    deadlines: count(measure.responsibilities.map((one) => isDeadlineMissed(one, today))),
  };
}

/** How many things are late altogether. */
export function countOverdue({ end, milestones, deadlines }: Overdue): number {
  return (end ? 1 : 0) + milestones + deadlines;
}

type CourseOfRow = Course & { nextMilestone: string | null; nextDeadline: string | null };

/** What is late in a measure, as far as its row in the plan tells: of milestones and deadlines it names the next one. */
export function overdueInRow(row: CourseOfRow, today: string): Overdue {
  const one = (day: string | null): number => (!isEnded(row.phase) && isOver(day, today) ? 1 : 0);
  return {
    end: isEndMissed(row, today),
    milestones: one(row.nextMilestone),
    deadlines: one(row.nextDeadline),
  };
}
