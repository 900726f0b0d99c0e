import type { ReportReason } from "@querschnitt/shared/api/messages";
import type { draftSections } from "@querschnitt/shared/documents/draft";
import type { Phase } from "@querschnitt/shared/policy/phases";
import type { ResponsibilityState } from "@querschnitt/shared/policy/record";
import type { MeasureRole } from "@querschnitt/shared/policy/roles";
import type { DemonstrationRecord } from "./DemonstrationRecord.ts";
import type { OrganisationKey, PersonKey, WorkingGroupKey } from "./workspace.ts";

/** A paragraph of a draft, a list of points, a list of steps that are done or not, or a table with a head. */
export type DraftBlock =
  | string
  | readonly string[]
  | { steps: readonly (readonly [done: boolean, step: string])[] }
  | { table: readonly (readonly string[])[] };

export interface DraftSection {
  by: PersonKey;
  blocks: readonly DraftBlock[];
}

export interface DemonstrationThread {
  /** Words of the draft that the thread is about; left out: the measure as a whole. */
  about?: string;
  /** What is proposed in the place of these words; the first comment says why. */
  instead?: string;
  /** A body may address people: `@{person:polizei}`. */
  comments: readonly { by: PersonKey; daysAgo: number; body: string }[];
  resolvedBy?: PersonKey;
}

export interface DemonstrationResponsibility {
  task: string;
  organisation: OrganisationKey;
  person?: PersonKey;
  /** Days from the day the demonstration is made; negative: overdue. */
  dueInDays?: number;
  acceptedBy?: PersonKey;
  state?: ResponsibilityState;
}

/** A measure of the demonstration workspace, in our own words. */
export interface DemonstrationMeasure {
  workingGroup: WorkingGroupKey;
  title: string;
  summary: string;
  lead?: OrganisationKey;
  partners: readonly OrganisationKey[];
  start?: string;
  end?: string;
  continuous?: boolean;
  /** What else its record says. */
  record?: DemonstrationRecord;
  draft: Partial<Record<(typeof draftSections)[number], DraftSection>>;
  threads: readonly DemonstrationThread[];
  /** What organisations discuss among themselves. */
  internal?: Partial<Record<OrganisationKey, readonly DemonstrationThread[]>>;
  responsibilities: readonly DemonstrationResponsibility[];
  /** Passages that somebody reported. */
  reports?: readonly { by: PersonKey; about: string; reason: ReportReason; remark: string }[];
  /** The phases it has gone through after "proposal", each with the reason. */
  phases: readonly { to: Phase; reason: string }[];
  /** Guests and others with a role of their own. */
  roles?: Partial<Record<PersonKey, MeasureRole>>;
}
