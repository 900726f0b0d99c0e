import type { Commitment } from "@querschnitt/shared/api/measures";
import type { Organisation } from "@querschnitt/shared/api/workspace";
import { describe, expect, it } from "vitest";
import { involvementOf, organisationsOf } from "./commitmentRows.ts";
import type { NamedRow } from "./planRows.ts";

const today = "2026-06-15";
const organisations: Organisation[] = [
  { id: "pp", name: "Polizei", shortName: "PP", stakeholderGroup: "police" },
  { id: "wache", name: "Wache Nord", shortName: "WN", stakeholderGroup: "police" },
  { id: "amt", name: "Ordnungsamt", shortName: "StA 32", stakeholderGroup: "administration" },
];
const row = (id: string, more: Partial<NamedRow> = {}) =>
  ({ id, number: id.toUpperCase(), leadOrganisation: null, partnerOrganisations: [], ...more }) as NamedRow;
const task = (responsibility: string, more: Partial<Commitment> = {}): Commitment => ({
  measure: "m1",
  responsibility,
  task: responsibility,
  organisation: "pp",
  person: null,
  deadline: null,
  state: "open",
  accepted: false,
  ...more,
});

describe("what somebody has taken on", () => {
  it("is asked of a stakeholder group or of one organisation", () => {
    expect(organisationsOf("police", organisations).map(({ id }) => id)).toEqual(["pp", "wache"]);
    expect(organisationsOf("amt", organisations).map(({ id }) => id)).toEqual(["amt"]);
    expect(organisationsOf("nobody", organisations)).toEqual([]);
  });

  it("counts and sorts by deadline: what is done stands last, what has no deadline before it", () => {
    const { tasks, counts } = involvementOf(
      organisationsOf("police", organisations),
      [row("m1"), row("m2")],
      [
        task("done", { state: "done", deadline: "2026-01-01", accepted: true }),
        task("never"),
        task("later", { deadline: "2026-12-01", measure: "m2", organisation: "wache" }),
        task("late", { deadline: "2026-06-14", accepted: true }),
        task("others", { organisation: "amt" }),
        task("hidden", { measure: "m9" }),
      ],
      today,
      "deadline",
    );
    expect(tasks.map(({ responsibility }) => responsibility)).toEqual(["late", "later", "never", "done"]);
    expect(tasks.filter(({ isOverdue }) => isOverdue).map(({ task: name }) => name)).toEqual(["late"]);
    expect(counts).toEqual({ tasks: 4, measures: 2, done: 1, accepted: 2, open: 3, overdue: 1 });
  });

  it("sorts by measure, organisation and state as well", () => {
    const commitments = [
      task("a", { measure: "m2", state: "in-progress" }),
      task("b", { organisation: "wache", state: "open" }),
      task("c", { state: "done" }),
    ];
    const sorted = (order: "measure" | "organisation" | "state") =>
      involvementOf(organisations, [row("m1"), row("m2")], commitments, today, order).tasks.map(
        ({ responsibility }) => responsibility,
      );
    expect(sorted("measure")).toEqual(["b", "c", "a"]);
    expect(sorted("organisation")).toEqual(["a", "c", "b"]);
    expect(sorted("state")).toEqual(["b", "a", "c"]);
  });

  it("names the measures that are led and those with a part in them", () => {
    const rows = [
      row("m1", { leadOrganisation: "pp" }),
      row("m2", { partnerOrganisations: ["wache", "amt"] }),
    ];
    const { leads, partners } = involvementOf(
      organisationsOf("police", organisations),
      rows,
      [],
      today,
      "deadline",
    );
    expect([leads, partners].map((list) => list.map(({ id }) => id))).toEqual([["m1"], ["m2"]]);
  });
});
