import { fc, it as property } from "@fast-check/vitest";
import { createInstance, type TFunction } from "i18next";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import common from "../../app/i18n/de/common.json" with { type: "json" };
import plan from "../../app/i18n/de/plan.json" with { type: "json" };
import standing from "../../app/i18n/de/standing.json" with { type: "json" };
import { planColumns } from "./planColumns.ts";
import { planCsv } from "./planCsv.ts";
import type { NamedRow } from "./planRows.ts";

let t: TFunction<"plan">;
beforeAll(async () => {
  const i18next = createInstance();
  await i18next.init({ lng: "de", resources: { de: { common, plan, standing } } });
  t = i18next.getFixedT("de", "plan");
});
const directory = {
  organisation: (id: string | null | undefined) =>
    id ? { id, name: `Verein „${id}“; Süd`, shortName: id, stakeholderGroup: "police" as const } : undefined,
};
const row = (more: Partial<NamedRow>): NamedRow => ({
  id: "m1",
  number: "SN-01",
  title: "Licht für Angsträume",
  phase: "implementation",
  workingGroup: "g1",
  leadOrganisation: "pp",
  partnerOrganisations: ["ring", "edg"],
  start: "2026-03-01",
  end: null,
  continuous: true,
  priority: "high",
  horizon: null,
  trafficLight: "yellow",
  asOf: "2026-05-01",
  nextMilestone: null,
  nextDeadline: null,
  openThreads: 2,
  changedAt: "2026-01-01T12:00:00.000Z",
  role: "reader",
  moderates: false,
  groupName: "Sichere Nachbarschaft",
  leadName: "Polizei",
  overdue: ["milestone", "deadline"],
  involved: new Set(),
  words: "",
  ...more,
});
const parse = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.slice(1), { header: true, delimiter: ";", skipEmptyLines: true });

describe("the plan as CSV", () => {
  it("has what the list shows, with umlauts, quotes and semicolons", () => {
    const csv = planCsv([row({ title: 'Er sagte: "Licht; jetzt"\nund ging' })], planColumns, {
      plan: t,
      directory,
    });
    expect(csv.startsWith("\uFEFF")).toBe(true);
    const { data, errors } = parse(csv);
    expect(errors).toEqual([]);
    expect(data).toEqual([
      {
        "Nr.": "SN-01",
        Titel: 'Er sagte: "Licht; jetzt"\nund ging',
        Überfällig: "Meilenstein, Frist",
        Arbeitsgruppe: "Sichere Nachbarschaft",
        Federführung: "Polizei",
        Beteiligte: "Verein „ring“; Süd, Verein „edg“; Süd",
        Phase: "Umsetzung",
        Ampel: "Gelb laut Einschätzung",
        "Stand vom": "2026-05-01",
        Beginn: "2026-03-01",
        Ende: "",
        Dauermaßnahme: "Ja",
        Priorität: "hoch",
        "Offene Diskussionen": "2",
        Geändert: "2026-01-01T12:00:00.000Z",
        "Ihre Rolle": "liest",
      },
    ]);
  });

  it("has only the columns that were chosen, in the order of the rows", () => {
    const csv = planCsv([row({ number: "SN-2" }), row({ number: "SN-1" })], ["number", "phase"], {
      plan: t,
      directory,
    });
    expect(csv).toBe("\uFEFFNr.;Phase\r\nSN-2;Umsetzung\r\nSN-1;Umsetzung\r\n");
  });

  property.prop([fc.constantFrom("=", "+", "-", "@", "\t", "\r", " =", "＝"), fc.string()])(
    "[property] a title is never a formula",
    (sign, rest) => {
      const csv = planCsv([row({ title: sign + rest })], ["number", "title"], { plan: t, directory });
      const [{ Titel: title = "" } = {}] = parse(csv).data;
      expect(title.startsWith("'")).toBe(true);
    },
  );
});
