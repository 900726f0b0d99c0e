/** What the list can show of a measure, in this order. */
export const planColumns = [
  "number",
  "title",
  "workingGroup",
  "lead",
  "phase",
  "trafficLight",
  "period",
  "priority",
  "openThreads",
  "changedAt",
  "role",
] as const;
export type PlanColumn = (typeof planColumns)[number];

/** Roles have no order. */
export const sortableColumns = planColumns.filter((column) => column !== "role");

/** Without these a row says nothing. */
const fixed: readonly PlanColumn[] = ["number", "title"];
export const choosableColumns = planColumns.filter((column) => !fixed.includes(column));

const usual: readonly PlanColumn[] = ["lead", "phase", "trafficLight", "period", "priority", "changedAt"];
const rememberedAs = "querschnitt.plan.columns";

/** The columns that this device shows. */
export function shownColumns(): PlanColumn[] {
  const remembered = localStorage.getItem(rememberedAs)?.split(",");
  return inOrder(remembered ?? usual);
}

export function rememberColumns(columns: readonly PlanColumn[]): void {
  localStorage.setItem(rememberedAs, columns.join(","));
}

/** The columns that are wanted, and those that are always there, in their order; what is unknown is left out. */
export function inOrder(wanted: readonly string[]): PlanColumn[] {
  return planColumns.filter((column) => fixed.includes(column) || wanted.includes(column));
}
