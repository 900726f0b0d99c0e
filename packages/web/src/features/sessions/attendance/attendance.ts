import type { Session } from "@querschnitt/shared/api/sittings";
import type { Attendance, AttendanceRole } from "@querschnitt/shared/policy/protocol";

export type Present = Attendance & { id: string };
export type AttendanceTerms = Omit<Attendance, "createdBy" | "createdAt" | "deleted">;

/** In what capacity somebody is there, as far as the session and the directory tell. */
export function roleIn(
  { chair, secretary }: Pick<Session, "chair" | "secretary">,
  person: string,
  isOfGroup: boolean,
): AttendanceRole {
  if (person === chair) return "chair";
  if (person === secretary) return "secretary";
  return isOfGroup ? "member" : "guest";
}

/** Whether somebody is in the room at a moment. */
export function isThere({ from, until }: Pick<Attendance, "from" | "until">, at: number): boolean {
  return (from ?? 0) <= at && at < (until ?? Number.POSITIVE_INFINITY);
}

/** How many are in the room at a moment, and how many of them can vote; whoever is listed twice counts once. */
export function countPresent(
  attendance: readonly Present[],
  at: number,
): { present: number; voting: number } {
  const there = attendance.filter((one) => isThere(one, at));
  return {
    present: new Set(there.map(({ person }) => person)).size,
    voting: new Set(there.filter(({ voting }) => voting).map(({ person }) => person)).size,
  };
}
