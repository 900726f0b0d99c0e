import type { NewMeasure } from "@querschnitt/shared/api/measures";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { Measures } from "./Measures.ts";

let place: TemporaryLog;
let written: string[];
let measures: Measures;
beforeEach(async () => {
  place = await temporaryLog();
  written = [];
  measures = await load();
});
afterEach(() => place.remove());

const prefixes: Record<string, string> = { n: "SN", r: "SR" };

async function load(
  writeRooms: (measure: string, content: NewMeasure) => Promise<void> = async (measure) => {
    written.push(measure);
  },
): Promise<Measures> {
  const loaded = new Measures({
    log: place.log,
    prefixOf: (group) => prefixes[group],
    writeRooms,
    onFact: () => {},
  });
  await loaded.load();
  return loaded;
}

const create = (workingGroup = "n", key?: string): Promise<string> =>
  measures.create("ada", { title: "Licht", workingGroup }, key);
const numbers = (from: Measures): string[] => [...from.all()].map(({ number }) => number);

describe("creating a measure", () => {
  test("numbers run per working group, without gaps, also when many are created at once", async () => {
    const groups = ["n", "n", "r", "n", "r"];
    await Promise.all(groups.map((group) => create(group)));
    expect(numbers(measures).sort()).toEqual(["SN-01", "SN-02", "SN-03", "SR-01", "SR-02"]);
    await create("r");
    expect(numbers(await load())).toContain("SR-03");
  });

  test("the rooms are written before the measure exists", async () => {
    const seen: boolean[] = [];
    measures = await load(async (measure) => {
      seen.push(measures.get(measure) !== undefined);
    });
    const id = await create();
    expect(seen).toEqual([false]);
    expect(measures.workingGroupOf(id)).toBe("n");
  });

  test("if the rooms cannot be written, there is no measure and no number is used up", async () => {
    measures = await load(async () => {
      throw new RangeError("full");
    });
    await expect(create()).rejects.toThrow(RangeError);
    expect([...measures.all()]).toEqual([]);
    measures = await load();
    await create();
    expect(numbers(measures)).toEqual(["SN-01"]);
  });

  test("in an unknown working group is refused", async () => {
    await expect(create("x")).rejects.toThrow(DecisionRefused);
    expect(await place.log.end("journal/measures")).toBe(0);
  });

  test("a repeated request creates nothing more: at once, later, after a start", async () => {
    const [one, other] = await Promise.all([create("n", "key"), create("n", "key")]);
    expect(other).toBe(one);
    expect(await create("n", "key")).toBe(one);
    measures = await load();
    expect(await create("n", "key")).toBe(one);
    expect(await create("n", "another")).not.toBe(one);
    expect(numbers(measures)).toEqual(["SN-01", "SN-02"]);
    expect(written).toHaveLength(2);
  });

  test("a request that failed can be repeated", async () => {
    let fails = true;
    measures = await load(async () => {
      if (fails) throw new RangeError("full");
    });
    await expect(create("n", "key")).rejects.toThrow(RangeError);
    fails = false;
    await create("n", "key");
    expect(numbers(measures)).toEqual(["SN-01"]);
  });
});

describe("moving a measure to another phase", () => {
  test("is a fact with name, time and reason, and stays", async () => {
    const id = await create();
    await measures.movePhase("mod", id, { from: "proposal", phase: "draft", reason: "Angenommen" });
    for (const known of [measures, await load()]) {
      expect(known.get(id)?.phase).toBe("draft");
      expect(known.get(id)?.phaseHistory).toEqual([
        { from: null, to: "proposal", by: "ada", at: expect.any(String), reason: "" },
        { from: "proposal", to: "draft", by: "mod", at: expect.any(String), reason: "Angenommen" },
      ]);
    }
  });

  test("goes only where the process allows, and only from where the mover saw it", async () => {
    const id = await create();
    const move = (from: "proposal" | "draft", phase: "draft" | "resolved" | "co-signing") =>
      measures.movePhase("mod", id, { from, phase, reason: "x" });
    await expect(move("proposal", "resolved")).rejects.toThrow(DecisionRefused);
    await expect(move("draft", "co-signing")).rejects.toThrow(DecisionRefused);
    const both = await Promise.allSettled([move("proposal", "draft"), move("proposal", "draft")]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(measures.get(id)?.phaseHistory).toHaveLength(2);
  });

  test("an unknown measure is refused", async () => {
    const moving = measures.movePhase("mod", "none", { from: "proposal", phase: "draft", reason: "x" });
    await expect(moving).rejects.toThrow(DecisionRefused);
  });
});
