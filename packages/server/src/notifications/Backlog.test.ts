import { pino } from "pino";
import { expect, test } from "vitest";
import { Backlog } from "./Backlog.ts";

const logger = pino({ level: "silent" });
const measures = [{ id: "a" }, { id: "b" }, { id: "c" }];

test("what happens in a measure that waits is found when its turn comes, and afterwards heard of at once", async () => {
  const backlog = new Backlog(measures, logger);
  const looked: string[] = [];
  expect(backlog.takes("a")).toBe(true);
  expect(backlog.takes("new")).toBe(false);
  await backlog.workOff(async (measure) => {
    looked.push(measure);
    await null;
    // While it is looked at: it may or may not have been seen, and is looked for once more.
    if (looked.filter((one) => one === "b").length === 1) backlog.takes("b");
  });
  expect(looked).toEqual(["a", "b", "b", "c"]);
  expect(measures.map(({ id }) => backlog.takes(id))).toEqual([false, false, false]);
});

test("a measure that cannot be looked at keeps no other one waiting, and is tried again", async () => {
  const backlog = new Backlog(measures, logger);
  await backlog.workOff(async (measure) => {
    if (measure === "a") throw new Error("unreadable");
  });
  await backlog.allHadTheirTurn;
  expect(measures.map(({ id }) => backlog.takes(id))).toEqual([true, false, false]);
  const looked: string[] = [];
  await backlog.workOff(async (measure) => void looked.push(measure));
  expect(looked).toEqual(["a"]);
  expect(backlog.takes("a")).toBe(false);
});

test("a backlog that is stopped ends after the measure that is being looked at", async () => {
  const backlog = new Backlog(measures, logger);
  const looked: string[] = [];
  await backlog.workOff(async (measure) => {
    looked.push(measure);
    backlog.stop();
  });
  await backlog.allHadTheirTurn;
  expect(looked).toEqual(["a"]);
});
