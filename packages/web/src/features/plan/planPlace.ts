import { type PlanQuery, type PlanView, planViews, readPlanQuery, writePlanQuery } from "./planQuery.ts";

/** How wide the time line draws time. */
export const zooms = ["month", "quarter", "year"] as const;
export type Zoom = (typeof zooms)[number];

/** Everything the address of the plan says. */
export interface PlanPlace {
  view: PlanView;
  query: PlanQuery;
  /** Whose responsibilities are shown: an organisation's id or a stakeholder group; "" for the reader's own. */
  who: string;
  zoom: Zoom;
}

const rememberedAs = "querschnitt.plan.view";

/** The place an address names; a bare one is the view that this device showed last. */
export function readPlace(search: string): PlanPlace {
  const values = new URLSearchParams(search);
  const find = <Value extends string>(list: readonly Value[], value: string | null) =>
    list.find((one) => one === value);
  return {
    view: find(planViews, values.get("view") ?? localStorage.getItem(rememberedAs)) ?? "list",
    query: readPlanQuery(search),
    who: values.get("who") ?? "",
    zoom: find(zooms, values.get("zoom")) ?? "quarter",
  };
}

/** What stands behind the question mark. It is never empty: a bare address opens what its reader has chosen for that. */
export function writePlace({ view, query, who, zoom }: PlanPlace): string {
  const values = new URLSearchParams({ view });
  for (const [name, value] of new URLSearchParams(writePlanQuery(query))) values.append(name, value);
  if (view === "commitments" && who) values.set("who", who);
  if (view === "timeline" && zoom !== "quarter") values.set("zoom", zoom);
  return values.toString();
}

export function rememberView(view: PlanView): void {
  localStorage.setItem(rememberedAs, view);
}
