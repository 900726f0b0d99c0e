import { z } from "zod";
import { CLOCK_TOLERANCE, type EntryChange, type RuleContext, type RuleVerdict } from "./entries.ts";
import { judgeOwnEntry, origin } from "./ownEntries.ts";
import { mayCheckOff, mayRecord, mayTakePart, noSession } from "./sessions.ts";
import { day, identifier, moment } from "./shapes.ts";

export const MAX_WORDING = 10_000;

export const attendanceRoles = ["chair", "secretary", "member", "guest"] as const;
export type AttendanceRole = (typeof attendanceRoles)[number];

const attendanceShape = z.strictObject({
  person: identifier,
  role: z.enum(attendanceRoles),
  voting: z.boolean(),
  substituteFor: identifier.nullable(),
  /** null: from the beginning. */
  from: moment.nullable(),
  /** null: to the end. */
  until: moment.nullable(),
  ...origin,
});
export type Attendance = z.infer<typeof attendanceShape>;

export const results = ["adopted", "rejected", "deferred", "noted"] as const;
export type Result = (typeof results)[number];
const votes = z.number().int().min(0).max(10_000).nullable();

const decisionShape = z.strictObject({
  item: identifier,
  wording: z.string().max(MAX_WORDING),
  yes: votes,
  no: votes,
  abstain: votes,
  biased: votes,
  result: z.enum(results).nullable(),
  /** When it was voted on; who was there then is who could vote. */
  takenAt: moment.nullable(),
  ...origin,
});
export type Decision = z.infer<typeof decisionShape>;

const taskShape = z.strictObject({
  item: identifier,
  what: z
    .string()
    .max(1_000)
    .refine((text) => text.trim() !== ""),
  organisation: identifier.nullable(),
  person: identifier.nullable(),
  deadline: day.nullable(),
  done: z.boolean(),
  ...origin,
});
export type Task = z.infer<typeof taskShape>;

/**
 * Fractional indices without a fraction, up to some fifteen million: any other key could be chosen so that there is none
 * behind it, or none that is short enough, and nobody else could raise their hand.
 */
export const handOrder = z.string().regex(/^(a[A-Za-z0-9]|b[A-Za-z0-9]{2}|c[A-Za-z0-9]{3}|d[A-Za-z0-9]{4})$/);

const handShape = z.strictObject({
  item: identifier,
  person: identifier,
  order: handOrder,
  state: z.enum(["waiting", "speaking", "done", "withdrawn"]),
  ...origin,
});
export type Hand = z.infer<typeof handShape>;

/** Which item is being dealt with; `closed`: one of the non-public part, named in that part's own protocol alone. */
const currentShape = z.strictObject({ item: identifier.nullable(), closed: z.boolean(), since: moment });
export type Current = z.infer<typeof currentShape>;

/** The longest time that an item is said to have taken: a week, in milliseconds. */
export const MAX_SPENT = 7 * 24 * 60 * 60 * 1000;

const progressShape = z.strictObject({
  state: z.enum(["open", "done", "not-reached"]),
  /** Milliseconds spent on it before it was last taken up. */
  spent: z.number().int().min(0).max(MAX_SPENT),
});
export type Progress = z.infer<typeof progressShape>;

/** Rules of the protocol: those who record write it; who takes part raises and lowers their own hand. */
export function judgeProtocol(change: EntryChange, context: RuleContext): RuleVerdict {
  const access = context.session ?? noSession;
  if (change.root === "tasks") return judgeTask(change, context);
  if (!mayTakePart(access)) return "protocol.may-not-write";
  const records = mayRecord(access);
  if (change.root === "hands") return judgeHand(change, context, records);
  if (!records) return "protocol.may-not-record";
  switch (change.root) {
    case "attendance":
      return judgeOwnEntry("attendance", attendanceShape, change, context, ({ next, changed }) => {
        if (changed?.includes("person")) return "attendance.fixed-field";
        if (changed === undefined && context.organisationOf(next.person) === undefined)
          return "attendance.unknown-person";
        const { from, until } = next;
        return from !== null && until !== null && until < from
          ? "attendance.ends-before-it-begins"
          : undefined;
      });
    case "decisions":
      return judgeOwnEntry("decision", decisionShape, change, context, ({ changed }) =>
        changed?.includes("item") ? "decision.fixed-field" : undefined,
      );
    case "floor":
      return judgeFloor(change, context);
    case "progress":
      if (!identifier.safeParse(change.entry).success) return "progress.entry-name";
      return progressShape.safeParse(change.after).success ? undefined : "progress.shape";
    case "times":
      if (change.entry !== "start" && change.entry !== "end") return "times.entry-name";
      return moment.nullable().safeParse(change.after).success ? undefined : "times.shape";
    default:
      return "protocol.unknown-root";
  }
}

function judgeFloor({ entry, after }: EntryChange, { now }: RuleContext): RuleVerdict {
  const current = currentShape.safeParse(after);
  if (entry !== "current" || !current.success) return "floor.shape";
  return current.data.since > now + CLOCK_TOLERANCE ? "floor.in-the-future" : undefined;
}

function judgeTask(change: EntryChange, context: RuleContext): RuleVerdict {
  const access = context.session ?? noSession;
  if (!mayCheckOff(access, true)) return "protocol.may-not-write";
  return judgeOwnEntry("task", taskShape, change, context, ({ next, changed }) => {
    if (changed?.includes("item")) return "task.fixed-field";
    const names = changed === undefined || changed.includes("person") || changed.includes("organisation");
    if (names && next.organisation !== null && !context.organisationExists(next.organisation))
      return "task.unknown-organisation";
    if (names && next.person !== null && context.organisationOf(next.person) !== next.organisation)
      return "task.person-of-another-organisation";
    if (mayRecord(access)) return undefined;
    const checksOff = mayCheckOff(access, next.organisation === context.actor.organisation);
    return checksOff && changed?.every((field) => field === "done") ? undefined : "protocol.may-not-record";
  });
}

function judgeHand(change: EntryChange, context: RuleContext, records: boolean): RuleVerdict {
  return judgeOwnEntry("hand", handShape, change, context, ({ next, changed }) => {
    if (changed?.some((field) => field === "item" || field === "person")) return "hand.fixed-field";
    if (records) return context.organisationOf(next.person) === undefined ? "hand.unknown-person" : undefined;
    if (next.person !== context.actor.person) return "hand.foreign";
    if (changed === undefined) return next.state === "waiting" ? undefined : "hand.state";
    return changed.every((field) => field === "state") && next.state === "withdrawn"
      ? undefined
      : "hand.state";
  });
}

/** Who could vote at a moment: those present then who have the right, each person once. */
export function votingAt(attendance: readonly Attendance[], at: number | null): number {
  const voters = attendance.filter(
    ({ voting, from, until, deleted }) =>
      voting && !deleted && (at === null || ((from ?? 0) <= at && at < (until ?? Number.POSITIVE_INFINITY))),
  );
  return new Set(voters.map(({ person }) => person)).size;
}

/** How a vote fits those who could vote: undefined where it does, or where nothing was counted. */
export function voteProblem(
  decision: Pick<Decision, "yes" | "no" | "abstain" | "biased">,
  voters: number,
): { kind: "too-many" | "too-few"; cast: number; voters: number } | undefined {
  const counts = [decision.yes, decision.no, decision.abstain, decision.biased];
  if (counts.every((count) => count === null)) return undefined;
  const cast = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  if (cast === voters) return undefined;
  return { kind: cast > voters ? "too-many" : "too-few", cast, voters };
}
