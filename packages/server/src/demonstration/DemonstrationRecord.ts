import type { FieldName, FieldValue, RecordText } from "@querschnitt/shared/policy/record";
import type { Assessment, Indicator, IndicatorValue } from "@querschnitt/shared/policy/recordEntries";
import type { PersonKey } from "./workspace.ts";

type Written = "createdBy" | "createdAt" | "deleted";

export interface DemonstrationMilestone {
  title: string;
  /** Days from the day the demonstration is made; negative: past. */
  inDays: number;
  reachedInDays?: number;
}

export interface DemonstrationIndicator extends Omit<Indicator, Written> {
  values: readonly Omit<IndicatorValue, Written | "indicator">[];
}

export interface DemonstrationAssessment extends Omit<Assessment, Written | "asOf"> {
  daysAgo: number;
}

/** What a record says beside its summary, its organisations and its time. */
export interface DemonstrationRecord {
  contact?: PersonKey;
  fields?: Partial<{
    [Name in Exclude<FieldName, "title" | "contact" | "leadOrganisation">]: FieldValue<Name>;
  }>;
  texts?: Partial<Record<Exclude<RecordText, "summary">, string>>;
  milestones?: readonly DemonstrationMilestone[];
  indicators?: readonly DemonstrationIndicator[];
  assessments?: readonly DemonstrationAssessment[];
}
