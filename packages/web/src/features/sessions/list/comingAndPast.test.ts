import type { Session } from "@querschnitt/shared/api/sittings";
import type { SessionState } from "@querschnitt/shared/policy/sessions";
import { expect, test } from "vitest";
import { comingAndPast } from "./comingAndPast.ts";

const noon = Date.parse("2097-01-12T12:00:00.000Z");
const session = (state: SessionState, endsIn: number): Session =>
  ({ state, end: new Date(noon + endsIn).toISOString() }) as Session;
const statesOf = (sessions: readonly Session[]): SessionState[] => sessions.map(({ state }) => state);

test("before its end a session is to come while nobody has ended or called it off", () => {
  const { coming, past } = comingAndPast(
    [
      session("cancelled", 3),
      session("approved", 3),
      session("minutes-closed", 2),
      session("minutes-open", 2),
      session("invited", 2),
      session("preparation", 1),
    ],
    noon,
  );
  expect(statesOf(coming)).toEqual(["preparation", "invited"]);
  expect(statesOf(past)).toEqual(["cancelled", "approved", "minutes-closed", "minutes-open"]);
});

test("after its end a session is over unless it still runs", () => {
  const { coming, past } = comingAndPast(
    [session("running", -1), session("invited", -1), session("preparation", -2), session("minutes-open", -3)],
    noon,
  );
  expect(statesOf(coming)).toEqual(["running"]);
  expect(statesOf(past)).toEqual(["invited", "preparation", "minutes-open"]);
});
