import { describe, expect, it } from "vitest";
import { judgeChart } from "./judgeChart.ts";

const honest = {
  baseline: 40,
  baseYear: 2022,
  source: "Statistik",
  values: [
    { day: "2024-06-30", value: 30 },
    { day: "2023-06-30", value: 35 },
  ],
};

describe("whether a development may be drawn", () => {
  it("may with two values or more, traced to a source, in their order", () => {
    const { doubts, points } = judgeChart(honest);
    expect(doubts).toEqual([]);
    expect(points.map(({ day }) => day)).toEqual(["2022-07-01", "2023-06-30", "2024-06-30"]);
    expect(points[0]?.kind).toBe("baseline");
    expect(judgeChart({ ...honest, baseline: null, baseYear: null }).doubts).toEqual([]);
    expect(judgeChart({ ...honest, values: honest.values.slice(1) }).doubts).toEqual([]);
  });

  it("may not with a single value, or with several of one day", () => {
    const alone = { ...honest, baseline: null, baseYear: null };
    expect(judgeChart({ ...alone, values: honest.values.slice(1) }).doubts).toEqual(["single-value"]);
    const sameDay = honest.values.map(({ value }) => ({ value, day: "2024-06-30" }));
    expect(judgeChart({ ...alone, values: sameDay }).doubts).toEqual(["single-value"]);
    expect(judgeChart({ ...honest, values: [] }).doubts).toEqual(["single-value"]);
  });

  it("may not where nobody knows what year the baseline is of", () => {
    expect(judgeChart({ ...honest, baseYear: null }).doubts).toEqual(["no-base-year"]);
  });

  it("may not without a source", () => {
    expect(judgeChart({ ...honest, source: " " }).doubts).toEqual(["no-source"]);
  });

  it("names every reason, and only one where there is nothing yet", () => {
    const bare = { baseline: 0, baseYear: null, source: "", values: [{ day: "2019-09-30", value: -50 }] };
    expect(judgeChart(bare).doubts).toEqual(["single-value", "no-base-year", "no-source"]);
    expect(judgeChart({ baseline: null, baseYear: null, source: "", values: [] }).doubts).toEqual([
      "no-values",
    ]);
  });
});
