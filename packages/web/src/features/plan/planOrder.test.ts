import { fc, it } from "@fast-check/vitest";
import { phases } from "@querschnitt/shared/policy/phases";
import { describe, it as example, expect } from "vitest";
import { type NamedRow, planColumns, planRows, readPlanQuery, writePlanQuery } from "./planOrder.ts";

const row = (number: string, more: Partial<NamedRow> = {}): NamedRow => ({
  id: number.toLowerCase().replace("-", ""),
  number,
  title: `Titel ${number}`,
  phase: "draft",
  workingGroup: "g1",
  leadOrganisation: null,
  partnerOrganisations: [],
  start: null,
  end: null,
  continuous: false,
  priority: null,
  horizon: null,
  trafficLight: "grey",
  asOf: null,
  nextMilestone: null,
  nextDeadline: null,
  openThreads: 0,
  changedAt: "2026-01-01T00:00:00.000Z",
  role: "reader",
  moderates: false,
  groupName: "Sichere Nachbarschaft",
  leadName: "",
  ...more,
});
const numbers = (rows: NamedRow[]) => rows.map(({ number }) => number);
const ask = (search: string) => readPlanQuery(search);

describe("the order and filter of the plan", () => {
  example("sorts numbers as people count", () => {
    expect(numbers(planRows([row("SN-10"), row("SN-2"), row("SI-3")], ask("")))).toEqual([
      "SI-3",
      "SN-2",
      "SN-10",
    ]);
  });

  example("puts measures without a lead last, and equal ones by number", () => {
    const rows = [row("SN-3"), row("SN-2", { leadName: "Polizei" }), row("SN-1")];
    expect(numbers(planRows(rows, ask("sort=lead")))).toEqual(["SN-2", "SN-1", "SN-3"]);
  });

  example("sorts phases by their course, not by their letters", () => {
    const rows = [row("SN-1", { phase: "withdrawn" }), row("SN-2", { phase: "proposal" })];
    expect(numbers(planRows(rows, ask("sort=-phase")))).toEqual(["SN-1", "SN-2"]);
  });

  example("finds all words, wherever they stand, with or without umlaut dots", () => {
    const rows = [row("SN-1", { title: "Licht für Angsträume" }), row("SN-2", { title: "Angst" })];
    expect(numbers(planRows(rows, ask("text=angstraume licht")))).toEqual(["SN-1"]);
    expect(numbers(planRows(rows, ask("text=nachbarschaft sn-2")))).toEqual(["SN-2"]);
  });

  example("ignores what it does not know in an address", () => {
    expect(ask("phase=nonsense&sort=-evil")).toMatchObject({ phase: "", sort: "number", descending: false });
  });

  it.prop([
    fc.record({
      text: fc.string(),
      workingGroup: fc.string(),
      phase: fc.constantFrom("" as const, ...phases),
      lead: fc.string(),
      sort: fc.constantFrom(...planColumns),
      descending: fc.boolean(),
    }),
  ])("comes back from the address as it went in", (query) => {
    expect(readPlanQuery(writePlanQuery(query))).toEqual(query);
  });
});
