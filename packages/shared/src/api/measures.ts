import { z } from "zod";
import { phases } from "../policy/phases.ts";
import { horizons, priorities, responsibilityStates } from "../policy/record.ts";
import { trafficLights } from "../policy/recordEntries.ts";
import { accessReasons, assignedRoles, measureRoles } from "../policy/roles.ts";
import { day } from "../policy/shapes.ts";
import { id } from "./workspace.ts";

/** What the plan shows of a measure's record. */
export const recordRowShape = z.object({
  title: z.string(),
  leadOrganisation: id.nullable(),
  partnerOrganisations: z.array(id),
  start: day.nullable(),
  end: day.nullable(),
  continuous: z.boolean(),
  priority: z.enum(priorities).nullable(),
  horizon: z.enum(horizons).nullable(),
  /** Grey while nobody has assessed the measure. */
  trafficLight: z.enum(trafficLights),
  /** The day that the traffic light describes. */
  asOf: day.nullable(),
  /** The earliest day of a milestone that has not been reached; it may lie in the past. */
  nextMilestone: day.nullable(),
  /** The earliest deadline of a responsibility that is not done; it may lie in the past. */
  nextDeadline: day.nullable(),
});
export type RecordRow = z.infer<typeof recordRowShape>;

/** One row of the plan, as one person may see it. */
export const measureRowShape = recordRowShape.extend({
  id,
  /** For example "SN-03". */
  number: z.string(),
  phase: z.enum(phases),
  workingGroup: id,
  openThreads: z.number().int(),
  /** ISO 8601 time of the last change to any of the measure's rooms or its phase. */
  changedAt: z.string(),
  /** What the asking person may do. */
  role: z.enum(measureRoles),
  moderates: z.boolean(),
});
export type MeasureRow = z.infer<typeof measureRowShape>;

/** A responsibility as it stands in a list over several measures. */
export const commitmentShape = z.object({
  measure: id,
  responsibility: id,
  task: z.string(),
  organisation: id,
  person: id.nullable(),
  deadline: day.nullable(),
  state: z.enum(responsibilityStates),
  /** Whether its organisation has accepted it. */
  accepted: z.boolean(),
});
export type Commitment = z.infer<typeof commitmentShape>;

export const measureFilterShape = z.object({
  workingGroup: id.optional(),
  phase: z.enum(phases).optional(),
  leadOrganisation: id.optional(),
  /** Words that number or title contain. */
  text: z.string().max(200).optional(),
});
export type MeasureFilter = z.infer<typeof measureFilterShape>;

export const newMeasureShape = z.object({ title: z.string().trim().min(1).max(200), workingGroup: id });
export type NewMeasure = z.infer<typeof newMeasureShape>;

export const phaseMoveShape = z.object({
  phase: z.enum(phases),
  reason: z.string().trim().min(1).max(2_000),
  /** The phase the mover saw; a move made meanwhile by somebody else is a conflict. */
  from: z.enum(phases),
});
export type PhaseMove = z.infer<typeof phaseMoveShape>;

const movedPhaseShape = z.object({
  from: z.enum(phases).nullable(),
  to: z.enum(phases),
  by: id,
  at: z.string(),
  reason: z.string(),
});
export type MovedPhase = z.infer<typeof movedPhaseShape>;

export const measureShape = measureRowShape.extend({ phaseHistory: z.array(movedPhaseShape) });
export type Measure = z.infer<typeof measureShape>;

/** `null` gives the person back the default of their working group. */
export const roleChangeShape = z.object({ role: z.enum(assignedRoles).nullable() });
export type RoleChange = z.infer<typeof roleChangeShape>;

/** Who may do what on a measure; `assigned` is null where the default applies. */
export const measurePersonShape = z.object({
  person: id,
  role: z.enum(measureRoles).nullable(),
  assigned: z.enum(assignedRoles).nullable(),
  moderates: z.boolean(),
});
export type MeasurePerson = z.infer<typeof measurePersonShape>;

/** What one person may do on one measure, and why; `role` null: no access. */
export const personAccessShape = z.object({
  measure: id,
  role: z.enum(measureRoles).nullable(),
  moderates: z.boolean(),
  reason: z.enum(accessReasons),
});
export type PersonAccess = z.infer<typeof personAccessShape>;
