import { fc, it } from "@fast-check/vitest";
import type { Commitment, MeasureRow } from "@querschnitt/shared/api/measures";
import { phases } from "@querschnitt/shared/policy/phases";
import { describe, it as example, expect } from "vitest";
import { sortableColumns } from "./planColumns.ts";
import {
  filterParts,
  lightOrder,
  noFilter,
  type PlanQuery,
  priorityOrder,
  readPlanQuery,
  withoutPart,
  writePlanQuery,
} from "./planQuery.ts";
import { type NamedRow, nameRows, planRows } from "./planRows.ts";

const today = "2026-06-15";
const measure = (number: string, more: Partial<MeasureRow> = {}): MeasureRow => ({
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
  changedAt: "2026-01-01T12:00:00.000Z",
  role: "reader",
  moderates: false,
  ...more,
});
const names = {
  workingGroup: (id: string) => ({ name: id === "g1" ? "Sichere Nachbarschaft" : "Sichere Räume" }),
  organisation: (id: string | null) =>
    id ? { name: { pp: "Polizei", amt: "Ordnungsamt" }[id] ?? id } : undefined,
};
const named = (rows: MeasureRow[], commitments: Commitment[] = []) =>
  nameRows(rows, commitments, names, today);
const found = (rows: MeasureRow[], search: string, commitments: Commitment[] = []) =>
  planRows(named(rows, commitments), readPlanQuery(search), "amt").map(({ number }) => number);

const day = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2029-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyRow = fc.record({
  number: fc.integer({ min: 1, max: 60 }).map((number) => `SN-${number}`),
  phase: fc.constantFrom(...phases),
  workingGroup: fc.constantFrom("g1", "g2"),
  leadOrganisation: fc.constantFrom(null, "pp", "amt"),
  partnerOrganisations: fc.subarray(["pp", "amt", "ring"]),
  start: fc.option(day, { nil: null }),
  end: fc.option(day, { nil: null }),
  continuous: fc.boolean(),
  priority: fc.constantFrom(null, ...priorityOrder),
  trafficLight: fc.constantFrom(...lightOrder),
  nextMilestone: fc.option(day, { nil: null }),
  openThreads: fc.nat(9),
});
const anyRows = fc
  .uniqueArray(anyRow, { maxLength: 30, selector: ({ number }) => number })
  .map((rows) => named(rows.map(({ number, ...more }) => measure(number, more))));
const anyQuery: fc.Arbitrary<PlanQuery> = fc.record({
  text: fc.constantFrom("", "sn", "Räume", "polizei 1", "=&?#+ %"),
  workingGroup: fc.subarray(["g1", "g2"]),
  phase: fc.subarray([...phases]),
  lead: fc.subarray(["pp", "amt", "-"]),
  organisation: fc.subarray(["pp", "ring"]),
  trafficLight: fc.subarray([...lightOrder]),
  priority: fc.subarray([...priorityOrder]),
  overdue: fc.boolean(),
  mine: fc.boolean(),
  from: fc.oneof(fc.constant(""), day),
  until: fc.oneof(fc.constant(""), day),
  changedSince: fc.oneof(fc.constant(""), day),
  sort: fc.constantFrom(...sortableColumns),
  descending: fc.boolean(),
});

describe("the order of the plan", () => {
  example("sorts numbers as people count", () => {
    expect(found([measure("SN-10"), measure("SN-2"), measure("SI-3")], "")).toEqual([
      "SI-3",
      "SN-2",
      "SN-10",
    ]);
  });

  example("puts what is missing last, whichever way, and equal ones by number", () => {
    const rows = [
      measure("SN-3"),
      measure("SN-4", { leadOrganisation: "amt" }),
      measure("SN-2", { leadOrganisation: "pp" }),
      measure("SN-1"),
    ];
    expect(found(rows, "sort=lead")).toEqual(["SN-4", "SN-2", "SN-1", "SN-3"]);
    expect(found(rows, "sort=-lead")).toEqual(["SN-2", "SN-4", "SN-1", "SN-3"]);
  });

  example("sorts phases, lights and priorities by their course, not by their letters", () => {
    const rows = [
      measure("SN-1", { phase: "withdrawn", trafficLight: "red", priority: "low" }),
      measure("SN-2", { phase: "proposal", trafficLight: "green", priority: "high" }),
    ];
    expect(found(rows, "sort=-phase")).toEqual(["SN-1", "SN-2"]);
    expect(found(rows, "sort=trafficLight")).toEqual(["SN-2", "SN-1"]);
    expect(found(rows, "sort=priority")).toEqual(["SN-2", "SN-1"]);
  });

  it.prop([anyRows, fc.constantFrom(...sortableColumns)])(
    "[property] the other way round it is the same rows, and what has a value in the opposite order",
    (rows, sort) => {
      const query = { ...noFilter, sort, descending: false };
      const value = ({ leadName, priority, start }: NamedRow) =>
        sort === "lead" ? leadName : sort === "priority" ? priority : sort === "period" ? start : "there";
      const up = planRows(rows, query, "amt");
      const down = planRows(rows, { ...query, descending: true }, "amt");
      expect([...down].sort(byId)).toEqual([...up].sort(byId));
      // With or against the order: what is missing stands behind.
      for (const list of [up, down]) {
        const missing = list.map((row) => !value(row));
        expect(missing).toEqual([...missing].sort((one, other) => Number(one) - Number(other)));
      }
    },
  );
});

const byId = (one: NamedRow, other: NamedRow) => one.id.localeCompare(other.id);

describe("the filter of the plan", () => {
  example("finds all words, wherever they stand, with or without umlaut dots", () => {
    const rows = [measure("SN-1", { title: "Licht für Angsträume" }), measure("SN-2", { title: "Angst" })];
    expect(found(rows, "text=angstraume licht")).toEqual(["SN-1"]);
    expect(found(rows, "text=nachbarschaft sn-2")).toEqual(["SN-2"]);
  });

  example("takes several values of a kind, and one that is missing", () => {
    const rows = [
      measure("SN-1", { leadOrganisation: "pp", phase: "motion" }),
      measure("SN-2", { leadOrganisation: "amt" }),
      measure("SN-3"),
    ];
    expect(found(rows, "lead=pp&lead=-")).toEqual(["SN-1", "SN-3"]);
    expect(found(rows, "lead=pp&lead=-&phase=motion&phase=closed")).toEqual(["SN-1"]);
  });

  example("finds who is involved as lead, as partner and by a responsibility", () => {
    const rows = [
      measure("SN-1", { leadOrganisation: "ring" }),
      measure("SN-2", { partnerOrganisations: ["ring"] }),
      measure("SN-3"),
      measure("SN-4"),
    ];
    const commitment: Commitment = {
      measure: "sn3",
      responsibility: "r",
      task: "T",
      organisation: "ring",
      person: null,
      deadline: null,
      state: "open",
      accepted: false,
    };
    expect(found(rows, "with=ring", [commitment])).toEqual(["SN-1", "SN-2", "SN-3"]);
    expect(found([measure("SN-1", { leadOrganisation: "amt" }), measure("SN-2")], "mine=1")).toEqual([
      "SN-1",
    ]);
  });

  example("finds what is overdue, and nothing that has ended", () => {
    const past = { end: "2026-06-14", nextMilestone: "2026-06-01" };
    const rows = [
      measure("SN-1", past),
      measure("SN-2", { ...past, phase: "closed" }),
      measure("SN-3", { end: today }),
    ];
    expect(found(rows, "overdue=1")).toEqual(["SN-1"]);
    expect(named(rows)[0]?.overdue).toEqual(["end", "milestone"]);
  });

  example("finds by period what overlaps it, and what goes on for ever", () => {
    const rows = [
      measure("SN-1", { start: "2026-01-01", end: "2026-03-31" }),
      measure("SN-2", { start: "2026-07-01", end: "2026-12-31" }),
      measure("SN-3", { start: "2025-01-01", end: "2025-12-31", continuous: true }),
      measure("SN-4"),
    ];
    expect(found(rows, "from=2026-04-01")).toEqual(["SN-2", "SN-3"]);
    expect(found(rows, "from=2026-03-31&until=2026-06-30")).toEqual(["SN-1", "SN-3"]);
  });

  example("finds what was changed since a day", () => {
    const rows = [measure("SN-1"), measure("SN-2", { changedAt: "2026-05-02T12:00:00.000Z" })];
    expect(found(rows, "since=2026-05-02")).toEqual(["SN-2"]);
  });

  example("ignores what it does not know in an address", () => {
    const query = readPlanQuery("phase=nonsense&sort=-evil&light=blue&from=2026-99-99&until=gestern&group=");
    expect(query).toEqual({ ...noFilter, sort: "number", descending: false });
  });

  it.prop([anyQuery])("[property] comes back from the address as it went in", (query) => {
    expect(readPlanQuery(writePlanQuery(query))).toEqual(query);
    // What is saved on the server takes these characters only.
    expect(writePlanQuery(query)).toMatch(/^[\w.~%+*=&-]*$/);
  });

  it.prop([anyRows, anyQuery])(
    "[property] asking for one thing less never shows fewer measures",
    (rows, query) => {
      const shown = planRows(rows, query, "amt");
      for (const part of filterParts(query)) {
        // Of several values of one kind any will do: one of them less may well show fewer.
        const change =
          part.value === undefined ? withoutPart(query, part) : { [part.part]: noFilter[part.part] };
        expect(planRows(rows, { ...query, ...change }, "amt")).toEqual(expect.arrayContaining(shown));
      }
    },
  );

  it.prop([anyQuery])("[property] is empty once everything was taken away", (query) => {
    let left: PlanQuery = query;
    for (const part of filterParts(query)) left = { ...left, ...withoutPart(left, part) };
    expect(filterParts(left)).toEqual([]);
  });

  example("filters and sorts 1000 measures within a frame", () => {
    const rows = named(
      Array.from({ length: 1_000 }, (_, index) =>
        measure(`SN-${index}`, { title: `Maßnahme ${index} für sichere Wege`, leadOrganisation: "pp" }),
      ),
    );
    const times = ["s", "si", "sic", "sich", "siche", "sicher"].map((text) => {
      const begun = performance.now();
      planRows(rows, { ...noFilter, text, sort: "title", descending: false }, "amt");
      return performance.now() - begun;
    });
    // The quickest, since others work on the same machine.
    expect(Math.min(...times)).toBeLessThan(16);
  });
});
