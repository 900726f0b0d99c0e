import type { Deed } from "@querschnitt/shared/api/audit";
import { expect, test } from "vitest";
import { FailedSignIns } from "./FailedSignIns.ts";

test("whoever tries passwords without end does not fill the list, and no attempt goes uncounted", async () => {
  let now = 0;
  const deeds: Deed[] = [];
  const failures = new FailedSignIns(
    async (deed) => {
      deeds.push(deed);
    },
    () => now,
  );
  const attempts = 10_000;
  // An hour of attempts, at accounts that exist and others.
  for (let attempt = 0; attempt < attempts; attempt++) {
    now += 360;
    await failures.add(attempt % 2 === 0 ? "ada" : undefined);
  }
  expect(deeds.length).toBeLessThanOrEqual(500 + 360);
  now += 60_000;
  await failures.add("ada");
  expect(deeds.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(attempts + 1);
  expect(deeds[0]).toEqual({ kind: "sign-in-failed", by: null, person: "ada" });
  expect(deeds[1]).toEqual({ kind: "sign-in-failed", by: null });
  // Counted together they say nobody's name.
  expect(deeds.at(-1)).not.toHaveProperty("person");
});
