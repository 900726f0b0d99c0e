import { type AssignedRole, assignedRoles, type MeasureRole } from "@querschnitt/shared/policy/roles";
import { roomName } from "@querschnitt/shared/protocol/roomNames";
import { z } from "zod";
import type { MeasureFacts } from "../../process/Measures.ts";
import type { Addressed } from "../NotificationEvent.ts";

/** The moves of a measure's phase after the first `seen` entries of its history, for everybody concerned. */
export function phaseEvents(
  { id: measure, phaseHistory }: MeasureFacts,
  seen: number,
  concerned: Iterable<string>,
): Addressed[] {
  const moves = phaseHistory
    .map((move, position) => ({ ...move, position }))
    .slice(seen)
    // The first entry is the measure's creation.
    .filter(({ from }) => from !== null);
  const people = [...concerned];
  return moves.flatMap(({ to: phase, by, at, position }) =>
    people
      .filter((to) => to !== by)
      .map((to) => ({
        to,
        event: {
          id: `phase:${measure}:${position}`,
          kind: "phase" as const,
          measure,
          room: roomName({ kind: "record", measure }),
          by,
          at: Date.parse(at),
          personal: false,
          phase,
        },
      })),
  );
}

/** Measure → person → what was set for them. */
export const knownRolesShape = z.record(z.string(), z.record(z.string(), z.enum(assignedRoles)));
export type KnownRoles = z.infer<typeof knownRolesShape>;

/**
 * Whose role on a measure has changed. Moderators and administrators edit whatever is set for them, so they hear
 * nothing, and nobody hears of what they set for themselves.
 * @param access what a person may do now
 */
export function roleEvents(
  before: KnownRoles,
  now: Readonly<Record<string, Readonly<Record<string, AssignedRole>>>>,
  access: (person: string, measure: string) => { role: MeasureRole | undefined; moderates: boolean },
  at: number,
): Addressed[] {
  const tell: Addressed[] = [];
  for (const measure of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [then, current] = [before[measure] ?? {}, now[measure] ?? {}];
    for (const to of new Set([...Object.keys(then), ...Object.keys(current)])) {
      if (then[to] === current[to]) continue;
      const { role, moderates } = access(to, measure);
      if (!role || moderates) continue;
      tell.push({
        to,
        event: {
          id: `role:${measure}:${at}`,
          kind: "role",
          measure,
          room: roomName({ kind: "record", measure }),
          by: null,
          at,
          personal: true,
          role,
        },
      });
    }
  }
  return tell;
}
