import { describe, expect, it } from "vitest";
import { layOutChart } from "./chartLayout.ts";
import type { ChartPoint } from "./judgeChart.ts";

const value = (day: string, number: number): ChartPoint => ({ day, value: number, kind: "value" });
const common = { target: null, targetYear: null, width: 400, label: String };

describe("where things stand in a chart", () => {
  it("puts values at the true distances of their days", () => {
    const { marks } = layOutChart({
      ...common,
      points: [value("2024-01-01", 10), value("2025-01-01", 12), value("2025-07-01", 9)],
    });
    const [first, second, third] = marks.map(({ x }) => x) as [number, number, number];
    expect((third - second) / (second - first)).toBeCloseTo(181 / 366, 5);
  });

  it("reaches to the year of the target, with the line of the target across", () => {
    const layout = layOutChart({
      ...common,
      points: [value("2024-01-01", 40), value("2025-01-01", 35)],
      target: 20,
      targetYear: 2027,
    });
    expect(layout.target?.x).toBeGreaterThan(layout.marks[1]?.x ?? 0);
    expect(layout.target?.y).toBeGreaterThan(layout.marks[1]?.y ?? 0);
    expect(layout.showsZero).toBe(true);
  });

  it("leaves out labels that would lie on each other, never the first or the last", () => {
    const points = Array.from({ length: 40 }, (_, index) =>
      value(new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 10), 1000 + index),
    );
    const { marks } = layOutChart({ ...common, points, width: 300 });
    const labelled = marks.filter(({ label }) => label !== undefined);
    expect(labelled.length).toBeLessThan(15);
    expect(marks[0]?.label).toBe("1000");
    expect(marks.at(-1)?.label).toBe("1039");
  });

  it("stays inside, however narrow", () => {
    for (const width of [260, 400, 900]) {
      const { marks, left } = layOutChart({
        ...common,
        points: [value("2023-01-01", 123456), value("2025-01-01", 234567)],
        width,
      });
      for (const { x } of marks) {
        expect(x).toBeGreaterThan(left);
        expect(x).toBeLessThan(width);
      }
    }
  });
});
