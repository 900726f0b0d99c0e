import type { TFunction } from "i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { writeCsv } from "../../csv/csv.ts";
import { lightKey } from "../../ui/lightWords.ts";
import type { PlanColumn } from "./planColumns.ts";
import type { NamedRow } from "./planRows.ts";

export interface CsvWords {
  plan: TFunction<"plan">;
  directory: Pick<DirectoryView, "organisation">;
}

/** The column of the list in cells of a spreadsheet: the period becomes columns that can be calculated with. */
function cells(
  column: PlanColumn,
  row: NamedRow,
  { plan, directory }: CsvWords,
): [head: string, cell: string][] {
  const head = plan(`columns.${column}`);
  switch (column) {
    case "number":
      return [[head, row.number]];
    case "title":
      return [
        [head, row.title],
        [plan("csv.overdue"), row.overdue.map((cause) => plan(`causes.${cause}`)).join(", ")],
      ];
    case "workingGroup":
      return [[head, row.groupName]];
    case "lead":
      return [
        [head, row.leadName],
        [
          plan("csv.partners"),
          row.partnerOrganisations.map((id) => directory.organisation(id)?.name ?? "").join(", "),
        ],
      ];
    case "phase":
      return [[head, plan(`common:phases.${row.phase}`)]];
    case "trafficLight":
      return [
        [head, plan(`standing:${lightKey(row.trafficLight, row.overdue.length > 0)}`)],
        [plan("csv.asOf"), row.asOf ?? ""],
      ];
    case "period":
      return [
        [plan("csv.start"), row.start ?? ""],
        [plan("csv.end"), row.end ?? ""],
        [plan("csv.continuous"), plan(row.continuous ? "common:yes" : "common:no")],
      ];
    case "priority":
      return [[head, row.priority ? plan(`priorities.${row.priority}`) : ""]];
    case "openThreads":
      return [[head, String(row.openThreads)]];
    case "changedAt":
      return [[head, row.changedAt]];
    case "role":
      return [[head, plan(row.moderates ? "moderates" : `common:measureRoles.${row.role}`)]];
  }
}

/** The rows and columns of the list as CSV; days and times as ISO 8601 writes them, which every spreadsheet reads. */
export function planCsv(rows: readonly NamedRow[], columns: readonly PlanColumn[], words: CsvWords): string {
  const lines = rows.map((row) => columns.flatMap((column) => cells(column, row, words)));
  const heads = lines[0]?.map(([head]) => head) ?? [];
  return writeCsv([heads, ...lines.map((line) => line.map(([, cell]) => cell))]);
}
