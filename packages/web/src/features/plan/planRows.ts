import type { Commitment, MeasureRow } from "@querschnitt/shared/api/measures";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { isEnded, isEndMissed } from "@querschnitt/shared/policy/overdue";
import { phases } from "@querschnitt/shared/policy/phases";
import type { PlanColumn } from "./planColumns.ts";
import { lightOrder, NO_LEAD, type PlanFilter, type PlanQuery, priorityOrder } from "./planQuery.ts";

export type OverdueCause = "end" | "milestone" | "deadline";

/** A row with what it is sorted, searched and marked by. */
export interface NamedRow extends MeasureRow {
  groupName: string;
  leadName: string;
  /** What of it is past its day. */
  overdue: readonly OverdueCause[];
  /** Organisations that lead, take part or are responsible for something. */
  involved: ReadonlySet<string>;
  /** What the search looks through, simplified. */
  words: string;
}

/** Who and what the plan's rows refer to. */
export interface PlanNames {
  workingGroup(id: string): { name: string } | undefined;
  organisation(id: string | null): { name: string } | undefined;
}

const collator = new Intl.Collator("de", { numeric: true });

/** Letters without case, marks and dots: who types quickly finds "Angsträume" with "angstraume". */
function simple(text: string): string {
  return text.toLocaleLowerCase("de").normalize("NFD").replace(/\p{M}/gu, "");
}

/** What of a measure is past its day. */
function overdueCauses(row: MeasureRow, today: string): OverdueCause[] {
  const isPast = (day: string | null): boolean => day !== null && day < today && !isEnded(row.phase);
  const causes: OverdueCause[] = [];
  if (isEndMissed(row, today)) causes.push("end");
  if (isPast(row.nextMilestone)) causes.push("milestone");
  if (isPast(row.nextDeadline)) causes.push("deadline");
  return causes;
}

/** Prepares the plan's rows once, so that filtering and sorting at every key has little to do. */
export function nameRows(
  rows: readonly MeasureRow[],
  commitments: readonly Commitment[],
  names: PlanNames,
  today: string,
): NamedRow[] {
  const responsible = new Map<string, string[]>();
  for (const { measure, organisation } of commitments) {
    const known = responsible.get(measure);
    if (known) known.push(organisation);
    else responsible.set(measure, [organisation]);
  }
  return rows.map((row) => {
    const groupName = names.workingGroup(row.workingGroup)?.name ?? "";
    const leadName = names.organisation(row.leadOrganisation)?.name ?? "";
    return {
      ...row,
      groupName,
      leadName,
      overdue: overdueCauses(row, today),
      involved: new Set([
        ...(row.leadOrganisation ? [row.leadOrganisation] : []),
        ...row.partnerOrganisations,
        ...(responsible.get(row.id) ?? []),
      ]),
      words: simple(`${row.number} ${row.title} ${groupName} ${leadName}`),
    };
  });
}

/** The rows a query asks for, in its order; equal rows stand by number. `own` is the reader's organisation. */
export function planRows(rows: readonly NamedRow[], query: PlanQuery, own: string): NamedRow[] {
  const fits = fitting(query, own);
  const direction = query.descending ? -1 : 1;
  return rows
    .filter(fits)
    .sort(
      (one, other) =>
        compare(one, other, query.sort, direction) || collator.compare(one.number, other.number),
    );
}

function fitting(filter: PlanFilter, own: string): (row: NamedRow) => boolean {
  const words = simple(filter.text).split(/\s+/).filter(Boolean);
  const anyOf = (wanted: readonly string[], value: string | null): boolean =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  return (row) =>
    anyOf(filter.workingGroup, row.workingGroup) &&
    anyOf(filter.phase, row.phase) &&
    anyOf(filter.lead, row.leadOrganisation ?? NO_LEAD) &&
    anyOf(filter.trafficLight, row.trafficLight) &&
    anyOf(filter.priority, row.priority) &&
    (filter.organisation.length === 0 || filter.organisation.some((one) => row.involved.has(one))) &&
    (!filter.overdue || row.overdue.length > 0) &&
    (!filter.mine || row.involved.has(own)) &&
    liesBetween(row, filter.from, filter.until) &&
    (filter.changedSince === "" || dayOf(new Date(row.changedAt)) >= filter.changedSince) &&
    words.every((word) => row.words.includes(word));
}

/** Whether some day of a measure lies between two days; one that goes on has no end. */
function liesBetween({ start, end, continuous }: MeasureRow, from: string, until: string): boolean {
  if (from === "" && until === "") return true;
  if (start === null && end === null && !continuous) return false;
  const isOver = from !== "" && end !== null && !continuous && end < from;
  const isToCome = until !== "" && start !== null && start > until;
  return !isOver && !isToCome;
}

/** What is missing stands last, whichever way is sorted. */
function compare(one: NamedRow, other: NamedRow, column: PlanColumn, direction: 1 | -1): number {
  const byText = (left: string | null, right: string | null): number =>
    Number(!left) - Number(!right) || (left && right ? direction * collator.compare(left, right) : 0);
  const byPlace = <Value>(order: readonly Value[], left: Value | null, right: Value | null): number =>
    Number(left === null) - Number(right === null) ||
    direction * (order.indexOf(left as Value) - order.indexOf(right as Value));
  switch (column) {
    case "number":
      return byText(one.number, other.number);
    case "title":
      return byText(one.title, other.title);
    case "workingGroup":
      return byText(one.groupName, other.groupName);
    case "lead":
      return byText(one.leadName, other.leadName);
    case "phase":
      return byPlace(phases, one.phase, other.phase);
    case "trafficLight":
      return byPlace(lightOrder, one.trafficLight, other.trafficLight);
    case "priority":
      return byPlace(priorityOrder, one.priority, other.priority);
    case "period":
      return byText(one.start, other.start) || byText(one.end, other.end);
    case "openThreads":
      return direction * (one.openThreads - other.openThreads);
    case "changedAt":
      return direction * (Date.parse(one.changedAt) - Date.parse(other.changedAt));
    case "role":
      return 0;
  }
}
