import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type Phase, phases } from "@querschnitt/shared/policy/phases";

export const planColumns = [
  "number",
  "title",
  "workingGroup",
  "lead",
  "phase",
  "openThreads",
  "changedAt",
] as const;
export type PlanColumn = (typeof planColumns)[number];

/** What the reader asked for; it stands in the address, so that it can be sent to others. */
export interface PlanQuery {
  text: string;
  workingGroup: string;
  phase: Phase | "";
  lead: string;
  sort: PlanColumn;
  descending: boolean;
}

/** A row with the names it is sorted and searched by. */
export interface NamedRow extends MeasureRow {
  groupName: string;
  leadName: string;
}

/** Reads the query from an address; what is unknown in it is left out. */
export function readPlanQuery(search: string): PlanQuery {
  const values = new URLSearchParams(search);
  const sort = values.get("sort") ?? "";
  const descending = sort.startsWith("-");
  const column = planColumns.find((name) => name === sort.replace("-", ""));
  return {
    text: values.get("text") ?? "",
    workingGroup: values.get("group") ?? "",
    phase: phases.find((phase) => phase === values.get("phase")) ?? "",
    lead: values.get("lead") ?? "",
    sort: column ?? "number",
    descending: column !== undefined && descending,
  };
}

/** The address of a query, without what is usual anyway. */
export function writePlanQuery({ text, workingGroup, phase, lead, sort, descending }: PlanQuery): string {
  const values = new URLSearchParams();
  if (text) values.set("text", text);
  if (workingGroup) values.set("group", workingGroup);
  if (phase) values.set("phase", phase);
  if (lead) values.set("lead", lead);
  if (sort !== "number" || descending) values.set("sort", descending ? `-${sort}` : sort);
  return values.toString();
}

export function isFiltered({ text, workingGroup, phase, lead }: PlanQuery): boolean {
  return Boolean(text.trim() || workingGroup || phase || lead);
}

const simple = (text: string): string => text.toLocaleLowerCase("de").normalize("NFD").replace(/\p{M}/gu, "");

/** The rows a query asks for, in its order; equal rows stand by number. */
export function planRows(rows: readonly NamedRow[], query: PlanQuery): NamedRow[] {
  const words = simple(query.text).split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    if (query.workingGroup && row.workingGroup !== query.workingGroup) return false;
    if (query.phase && row.phase !== query.phase) return false;
    if (query.lead && row.leadOrganisation !== query.lead) return false;
    const text = simple(`${row.number} ${row.title} ${row.groupName} ${row.leadName}`);
    return words.every((word) => text.includes(word));
  });
  const direction = query.descending ? -1 : 1;
  return found.sort(
    (one, other) => direction * compare(one, other, query.sort) || compare(one, other, "number"),
  );
}

function compare(one: NamedRow, other: NamedRow, column: PlanColumn): number {
  const byText = (left: string, right: string) =>
    // What is missing stands last.
    Number(left === "") - Number(right === "") || left.localeCompare(right, "de", { numeric: true });
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
      return phases.indexOf(one.phase) - phases.indexOf(other.phase);
    case "openThreads":
      return one.openThreads - other.openThreads;
    case "changedAt":
      return Date.parse(one.changedAt) - Date.parse(other.changedAt);
  }
}
