import type { Phase } from "./phases.ts";

/** What a measure has promised for which day; days are `YYYY-MM-DD`. */
export interface Schedule {
  phase: Phase;
  end: string | null;
  continuous: boolean;
  /** The earliest day of a milestone that has not been reached. */
  nextMilestone: string | null;
  /** The earliest deadline of a responsibility that is not done. */
  nextDeadline: string | null;
}

export type OverdueCause = "end" | "milestone" | "deadline";

/** What of a measure is past its day; nothing of one that has ended is: nobody works on it any more. */
export function overdueCauses(schedule: Schedule, today: string): OverdueCause[] {
  const { phase, end, continuous, nextMilestone, nextDeadline } = schedule;
  if (phase === "closed" || phase === "withdrawn") return [];
  const isPast = (day: string | null): boolean => day !== null && day < today;
  const causes: OverdueCause[] = [];
  if (isPast(end) && !continuous) causes.push("end");
  if (isPast(nextMilestone)) causes.push("milestone");
  if (isPast(nextDeadline)) causes.push("deadline");
  return causes;
}

/** Whether anything that a measure has promised is past its day. */
export function isOverdue(schedule: Schedule, today: string): boolean {
  return overdueCauses(schedule, today).length > 0;
}
