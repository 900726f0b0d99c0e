import type * as Y from "yjs";
import type {
  Assessment,
  Indicator,
  IndicatorValue,
  Milestone,
  RecordEntry,
  RecordEntryRoot,
} from "../policy/recordEntries.ts";
import type { Doer } from "./doer.ts";
import { addOwnEntry, editOwnEntry, ownEntries } from "./ownEntries.ts";

type Fixed = "createdBy" | "createdAt" | "deleted";

/** Makes an entry of one of the lists that editors keep, or changes some of its fields. */
export type RecordEntryCommand = {
  [Root in RecordEntryRoot]:
    | { type: "add-entry"; root: Root; entry: string; values: Omit<RecordEntry<Root>, Fixed> }
    | {
        type: "edit-entry";
        root: Root;
        entry: string;
        changes: Partial<Omit<RecordEntry<Root>, Exclude<Fixed, "deleted">>>;
      };
}[RecordEntryRoot];

export type ReadMilestone = Milestone & { id: string };
export type ReadIndicatorValue = IndicatorValue & { id: string };
export type ReadAssessment = Assessment & { id: string };
export interface ReadIndicator extends Indicator {
  id: string;
  /** Oldest first. */
  values: ReadIndicatorValue[];
}

/** Carries out a command on a record, inside the caller's transaction. */
export function performOnEntries(doc: Y.Doc, command: RecordEntryCommand, doer: Doer): void {
  if (command.type === "add-entry") addOwnEntry(doc, command.root, command.entry, command.values, doer);
  else editOwnEntry(doc, command.root, command.entry, command.changes);
}

/** The entries of a list that were not deleted, oldest first. */
function listed<Root extends RecordEntryRoot>(
  doc: Y.Doc,
  root: Root,
): (RecordEntry<Root> & { id: string })[] {
  return ownEntries<RecordEntry<Root>>(doc, root);
}

/** By their days; those without one stand last. */
export function readMilestones(doc: Y.Doc): ReadMilestone[] {
  const place = ({ date }: Milestone): string => date ?? "9999";
  return listed(doc, "milestones").sort((one, other) =>
    place(one) === place(other) ? 0 : place(one) < place(other) ? -1 : 1,
  );
}

/** Indicators in the order in which they were made, each with its values. */
export function readIndicators(doc: Y.Doc): ReadIndicator[] {
  const values = listed(doc, "indicatorValues").sort((one, other) =>
    one.day === other.day ? 0 : one.day < other.day ? -1 : 1,
  );
  return listed(doc, "indicators").map((indicator) => ({
    ...indicator,
    values: values.filter((value) => value.indicator === indicator.id),
  }));
}

/** The latest first: the first one is how the measure stands. */
export function readAssessments(doc: Y.Doc): ReadAssessment[] {
  return listed(doc, "assessments")
    .reverse()
    .sort((one, other) => (one.asOf === other.asOf ? 0 : one.asOf < other.asOf ? 1 : -1));
}
