import { fc, it as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { isOverdue, overdueCauses, type Schedule } from "./overdue.ts";
import { phases } from "./phases.ts";

const schedule = (more: Partial<Schedule>): Schedule => ({
  phase: "implementation",
  end: null,
  continuous: false,
  nextMilestone: null,
  nextDeadline: null,
  ...more,
});
const today = "2026-06-15";
const day = fc.constantFrom(null, "2026-06-14", "2026-06-15", "2026-06-16");

describe("a measure is overdue", () => {
  it("the day after its end, not on the day itself", () => {
    expect(isOverdue(schedule({ end: "2026-06-15" }), today)).toBe(false);
    expect(overdueCauses(schedule({ end: "2026-06-14" }), today)).toEqual(["end"]);
  });

  it("by a milestone or a deadline, also while it is continuous", () => {
    const past = { end: "2026-01-01", continuous: true };
    expect(isOverdue(schedule(past), today)).toBe(false);
    expect(overdueCauses(schedule({ ...past, nextMilestone: "2026-02-01" }), today)).toEqual(["milestone"]);
    expect(overdueCauses(schedule({ ...past, nextDeadline: "2026-02-01" }), today)).toEqual(["deadline"]);
  });

  property.prop([fc.constantFrom("closed" as const, "withdrawn" as const), day, day, day])(
    "[property] never once it has ended",
    (phase, end, nextMilestone, nextDeadline) => {
      expect(isOverdue(schedule({ phase, end, nextMilestone, nextDeadline }), today)).toBe(false);
    },
  );

  property.prop([fc.constantFrom(...phases), fc.boolean(), day, day, day])(
    "[property] only by days that have passed, and never less so a day later",
    (phase, continuous, end, nextMilestone, nextDeadline) => {
      const measure = { phase, continuous, end, nextMilestone, nextDeadline };
      const causes = overdueCauses(measure, today);
      const days = { end, milestone: nextMilestone, deadline: nextDeadline };
      for (const cause of causes) expect((days[cause] as string) < today).toBe(true);
      expect(overdueCauses(measure, "2026-06-16")).toEqual(expect.arrayContaining(causes));
    },
  );
});
