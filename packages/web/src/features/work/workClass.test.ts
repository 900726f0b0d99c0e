import { expect, test } from "vitest";
import type { Work } from "../../sync/Sync.ts";
import { workClass } from "./workClass.ts";

const calm: Work = { connection: "online", unsent: 0, aside: [], problem: undefined };

test.each<[expected: string, work: Partial<Work>]>([
  ["saved", {}],
  ["unsent", { unsent: 3 }],
  ["connecting", { connection: "connecting", unsent: 3 }],
  ["offline", { connection: "offline" }],
  ["signed-out", { connection: "offline", problem: "signed-out" }],
  ["storage", { unsent: 1, problem: "storage" }],
  // A measure one may not see is that page's matter, not the state of one's work.
  ["saved", { problem: "no-access" }],
])("says %s of %j", (expected, work) => {
  expect(workClass({ ...calm, ...work })).toBe(expected);
});
