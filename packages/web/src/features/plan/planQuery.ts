import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { type Phase, phases } from "@querschnitt/shared/policy/phases";
import type { TrafficLight } from "@querschnitt/shared/policy/recordEntries";
import { type PlanColumn, sortableColumns } from "./planColumns.ts";

/** A measure that has a priority has one of these. */
type Priority = NonNullable<MeasureRow["priority"]>;

export const planViews = ["list", "board", "timeline", "commitments"] as const;
export type PlanView = (typeof planViews)[number];

/** From the best to the worst, those nobody has assessed last. */
export const lightOrder = ["green", "yellow", "red", "grey"] as const satisfies readonly TrafficLight[];
export const priorityOrder = ["high", "medium", "low"] as const satisfies readonly Priority[];

/** The lead of a measure that has none, in a filter. */
export const NO_LEAD = "-";

/** What the plan is narrowed by; of several values of one kind any will do, and every kind has to fit. */
export interface PlanFilter {
  text: string;
  workingGroup: readonly string[];
  phase: readonly Phase[];
  /** Organisations, or `NO_LEAD`. */
  lead: readonly string[];
  /** Organisations that lead, take part or are responsible for something. */
  organisation: readonly string[];
  trafficLight: readonly TrafficLight[];
  priority: readonly Priority[];
  overdue: boolean;
  /** The reader's own organisation leads, takes part or is responsible for something. */
  mine: boolean;
  /** Days `YYYY-MM-DD` between which something of the measure lies; "" for no bound. */
  from: string;
  until: string;
  /** The first day on which a change counts; "" for any. */
  changedSince: string;
}

/** What the reader asked for; it stands in the address, so that it can be sent to others. */
export interface PlanQuery extends PlanFilter {
  sort: PlanColumn;
  descending: boolean;
}

export const noFilter: PlanFilter = {
  text: "",
  workingGroup: [],
  phase: [],
  lead: [],
  organisation: [],
  trafficLight: [],
  priority: [],
  overdue: false,
  mine: false,
  from: "",
  until: "",
  changedSince: "",
};

/** The names of the parts of a filter in an address. */
const names = {
  text: "text",
  workingGroup: "group",
  phase: "phase",
  lead: "lead",
  organisation: "with",
  trafficLight: "light",
  priority: "priority",
  overdue: "overdue",
  mine: "mine",
  from: "from",
  until: "until",
  changedSince: "since",
} as const satisfies Record<keyof PlanFilter, string>;
const parts = Object.keys(names) as (keyof PlanFilter)[];

/** Reads a query from an address; what is unknown in it is left out. */
export function readPlanQuery(search: string): PlanQuery {
  const values = new URLSearchParams(search);
  const all = (name: string) => [...new Set(values.getAll(name))].filter((value) => value !== "");
  const known = <Value extends string>(name: string, list: readonly Value[]) =>
    list.filter((value) => values.getAll(name).includes(value));
  const day = (name: string) => {
    const value = values.get(name) ?? "";
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : "";
  };
  const sort = values.get("sort") ?? "";
  const column = sortableColumns.find((name) => name === sort.replace("-", ""));
  return {
    text: values.get(names.text) ?? "",
    workingGroup: all(names.workingGroup),
    phase: known(names.phase, phases),
    lead: all(names.lead),
    organisation: all(names.organisation),
    trafficLight: known(names.trafficLight, lightOrder),
    priority: known(names.priority, priorityOrder),
    overdue: values.has(names.overdue),
    mine: values.has(names.mine),
    from: day(names.from),
    until: day(names.until),
    changedSince: day(names.changedSince),
    sort: column ?? "number",
    descending: column !== undefined && sort.startsWith("-"),
  };
}

/** The address of a query, without what is usual anyway. */
export function writePlanQuery(query: PlanQuery): string {
  const values = new URLSearchParams();
  for (const part of parts) {
    const value = query[part];
    if (typeof value === "boolean") {
      if (value) values.set(names[part], "1");
    } else if (typeof value === "string") {
      if (value) values.set(names[part], value);
    } else for (const one of value) values.append(names[part], one);
  }
  if (query.sort !== "number" || query.descending) {
    values.set("sort", query.descending ? `-${query.sort}` : query.sort);
  }
  return values.toString();
}

/** One thing that a filter asks for: what is shown as a chip and can be taken away. */
export interface FilterPart {
  part: keyof PlanFilter;
  /** The one of several values; undefined where there is only one. */
  value: string | undefined;
}

/** Everything a filter asks for, in a fixed order. */
export function filterParts(filter: PlanFilter): FilterPart[] {
  return parts.flatMap((part): FilterPart[] => {
    const value = filter[part];
    if (typeof value === "string") return value.trim() ? [{ part, value: undefined }] : [];
    if (typeof value === "boolean") return value ? [{ part, value: undefined }] : [];
    return value.map((one) => ({ part, value: one }));
  });
}

/** What has to be changed in a filter for it to ask for one thing less. */
export function withoutPart(filter: PlanFilter, { part, value }: FilterPart): Partial<PlanFilter> {
  const before = filter[part];
  if (value === undefined || typeof before !== "object") return { [part]: noFilter[part] };
  return { [part]: before.filter((one) => one !== value) };
}
