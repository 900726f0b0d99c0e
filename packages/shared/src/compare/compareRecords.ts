import type { ReadRecord } from "../documents/record.ts";
import { type FieldName, fieldShapes, type RecordText, recordTexts } from "../policy/record.ts";
import { type ComparedWords, compareWords } from "./compareWords.ts";

/** The lists of a record whose entries have ids. */
export const comparedLists = ["responsibilities", "milestones", "indicators", "assessments"] as const;
export type ComparedList = (typeof comparedLists)[number];
type ListEntry<List extends ComparedList> = ReadRecord[List][number];

/** A field of an entry that reads differently; values as the record holds them. */
export interface ChangedValue {
  field: string;
  before: unknown;
  after: unknown;
}

/** An entry that came, went, or reads differently. "moved": it stands elsewhere among the others. */
export type EntryDifference = {
  [List in ComparedList]: {
    kind: "entry";
    list: List;
    id: string;
    change: "added" | "removed" | "changed" | "moved";
    /** The entry as it is now, or as it was last. */
    entry: ListEntry<List>;
    /** Of a changed one. */
    values: ChangedValue[];
  };
}[ComparedList];

/** One difference between two records. */
export type RecordDifference =
  | { kind: "field"; field: FieldName; before: unknown; after: unknown }
  | { kind: "text"; text: RecordText; words: ComparedWords[] }
  | { kind: "partner"; organisation: string; change: "added" | "removed" }
  | EntryDifference;

/** What the record says of its own making, and what stands in another field's words. */
const unsaid = new Set(["id", "order", "createdBy", "createdAt", "acceptedTerms", "deleted"]);

/** Compares two records, field by field, in the order in which a record is read. */
export function compareRecords(before: ReadRecord, after: ReadRecord): RecordDifference[] {
  return [
    ...fieldDifferences(before, after),
    ...partnerDifferences(before.partnerOrganisations, after.partnerOrganisations),
    ...textDifferences(before, after),
    ...comparedLists.flatMap((list) => entryDifferences(list, before[list], after[list])),
  ];
}

function fieldDifferences(before: ReadRecord, after: ReadRecord): RecordDifference[] {
  return (Object.keys(fieldShapes) as FieldName[]).flatMap((field) =>
    isSame(before[field], after[field])
      ? []
      : [{ kind: "field", field, before: before[field], after: after[field] }],
  );
}

function partnerDifferences(before: readonly string[], after: readonly string[]): RecordDifference[] {
  const added = after.filter((organisation) => !before.includes(organisation));
  const removed = before.filter((organisation) => !after.includes(organisation));
  return [
    ...removed.map((organisation) => ({
      kind: "partner" as const,
      organisation,
      change: "removed" as const,
    })),
    ...added.map((organisation) => ({ kind: "partner" as const, organisation, change: "added" as const })),
  ];
}

function textDifferences(before: ReadRecord, after: ReadRecord): RecordDifference[] {
  return recordTexts.flatMap((text) =>
    before[text] === after[text]
      ? []
      : [{ kind: "text", text, words: compareWords(before[text], after[text]) }],
  );
}

function entryDifferences<List extends ComparedList>(
  list: List,
  before: ReadRecord[List],
  after: ReadRecord[List],
): RecordDifference[] {
  type Entry = ListEntry<List>;
  const former = new Map((before as Entry[]).map((entry) => [entry.id, entry]));
  const latter = new Map((after as Entry[]).map((entry) => [entry.id, entry]));
  const difference = (
    entry: Entry,
    change: EntryDifference["change"],
    values: ChangedValue[] = [],
  ): RecordDifference => ({ kind: "entry", list, id: entry.id, change, entry, values }) as EntryDifference;
  const removed = [...former.values()].filter(({ id }) => !latter.has(id));
  return [
    ...removed.map((entry) => difference(entry, "removed")),
    ...[...latter.values()].flatMap((entry) => {
      const old = former.get(entry.id);
      if (!old) return [difference(entry, "added")];
      const values = valueDifferences(old, entry);
      if (values.length > 0) return [difference(entry, "changed", values)];
      return isMoved(old, entry) ? [difference(entry, "moved")] : [];
    }),
  ];
}

function valueDifferences(before: object, after: object): ChangedValue[] {
  const [former, latter] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const fields = new Set([...Object.keys(former), ...Object.keys(latter)]);
  return [...fields].flatMap((field) =>
    unsaid.has(field) || isSame(former[field], latter[field])
      ? []
      : [{ field, before: former[field], after: latter[field] }],
  );
}

function isMoved(before: object, after: object): boolean {
  return "order" in before && "order" in after && before.order !== after.order;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
