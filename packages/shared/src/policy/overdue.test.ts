import { describe, expect, it } from "vitest";
import {
  countOverdue,
  isDeadlineMissed,
  isEndMissed,
  isMilestoneMissed,
  overdueIn,
  overdueInRow,
} from "./overdue.ts";
import { phases } from "./phases.ts";

const today = "2026-06-01";

describe("a deadline", () => {
  it("is missed the day after, unless the task is done", () => {
    expect(isDeadlineMissed({ deadline: "2026-06-01", state: "open" }, today)).toBe(false);
    expect(isDeadlineMissed({ deadline: "2026-05-31", state: "open" }, today)).toBe(true);
    expect(isDeadlineMissed({ deadline: "2026-05-31", state: "in-progress" }, today)).toBe(true);
    expect(isDeadlineMissed({ deadline: "2026-05-31", state: "done" }, today)).toBe(false);
    expect(isDeadlineMissed({ deadline: null, state: "open" }, today)).toBe(false);
  });
});

describe("a milestone", () => {
  it("is missed the day after, unless it was reached, however late", () => {
    expect(isMilestoneMissed({ date: "2026-06-01", reachedOn: null }, today)).toBe(false);
    expect(isMilestoneMissed({ date: "2026-05-31", reachedOn: null }, today)).toBe(true);
    expect(isMilestoneMissed({ date: "2026-04-01", reachedOn: "2026-05-30" }, today)).toBe(false);
    expect(isMilestoneMissed({ date: null, reachedOn: null }, today)).toBe(false);
  });
});

describe("a measure's end", () => {
  it("is missed while it goes on, unless it has ended or was meant to go on", () => {
    const course = { end: "2026-05-31", continuous: false };
    const missed = phases.filter((phase) => isEndMissed({ ...course, phase }, today));
    expect(missed).toEqual(phases.filter((phase) => phase !== "closed" && phase !== "withdrawn"));
    expect(isEndMissed({ ...course, phase: "implementation", continuous: true }, today)).toBe(false);
    expect(isEndMissed({ ...course, phase: "implementation", end: today }, today)).toBe(false);
    expect(isEndMissed({ ...course, phase: "implementation", end: null }, today)).toBe(false);
  });
});

describe("a measure", () => {
  const measure = {
    phase: "implementation",
    end: "2026-05-31",
    continuous: false,
    milestones: [
      { date: "2026-05-01", reachedOn: null },
      { date: "2026-05-01", reachedOn: "2026-05-02" },
    ],
    responsibilities: [
      { deadline: "2026-05-01", state: "open" },
      { deadline: "2026-05-01", state: "in-progress" },
      { deadline: "2026-05-01", state: "done" },
    ],
  } as const;

  it("says what is late in it", () => {
    const overdue = overdueIn(measure, today);
    expect(overdue).toEqual({ end: true, milestones: 1, deadlines: 2 });
    expect(countOverdue(overdue)).toBe(4);
  });

  it("has nothing late once it is closed or withdrawn", () => {
    for (const phase of ["closed", "withdrawn"] as const)
      expect(countOverdue(overdueIn({ ...measure, phase }, today))).toBe(0);
  });
});

describe("a row of the plan", () => {
  const row = {
    phase: "implementation",
    end: null,
    continuous: false,
    nextMilestone: null,
    nextDeadline: null,
  } as const;

  const nothing = { end: false, milestones: 0, deadlines: 0 };

  it("is late by its end, its next milestone or its next deadline", () => {
    expect(overdueInRow(row, today)).toEqual(nothing);
    expect(overdueInRow({ ...row, end: "2026-05-31" }, today)).toEqual({ ...nothing, end: true });
    expect(overdueInRow({ ...row, nextMilestone: "2026-05-31" }, today)).toEqual({
      ...nothing,
      milestones: 1,
    });
    expect(overdueInRow({ ...row, nextDeadline: "2026-05-31" }, today)).toEqual({ ...nothing, deadlines: 1 });
    expect(overdueInRow({ ...row, nextDeadline: today }, today)).toEqual(nothing);
    expect(overdueInRow({ ...row, phase: "closed", nextDeadline: "2026-05-31" }, today)).toEqual(nothing);
  });
});
