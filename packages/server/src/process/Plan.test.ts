import { perform } from "@querschnitt/shared/documents/commands";
import { openLedger } from "@querschnitt/shared/documents/ledger";
import type { RecordCommand } from "@querschnitt/shared/documents/record";
import { type LedgerKind, roomName } from "@querschnitt/shared/protocol/roomNames";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import type { MeasureFacts } from "./Measures.ts";
import { Plan } from "./Plan.ts";

let place: TemporaryLog;
let plan: Plan;
beforeEach(async () => {
  place = await temporaryLog();
  plan = new Plan();
});
afterEach(() => place.remove());

const createdAt = "2026-01-01T00:00:00.000Z";
const facts = (id: string): MeasureFacts => ({
  id,
  number: "SN-01",
  workingGroup: "n",
  phase: "proposal",
  phaseHistory: [{ from: null, to: "proposal", by: "ada", at: createdAt, reason: "" }],
});

function ledger(kind: LedgerKind): Y.Doc {
  const doc = new Y.Doc();
  openLedger(doc, kind);
  return doc;
}

function record(title: string, leadOrganisation: string | null): Y.Doc {
  const doc = ledger("record");
  const doer = { person: "ada", now: 1 };
  perform(doc, "record", { type: "set-field", field: "title", value: title }, doer);
  perform(doc, "record", { type: "set-field", field: "leadOrganisation", value: leadOrganisation }, doer);
  return doc;
}

function discussion(threads: number): Y.Doc {
  const doc = ledger("discussion");
  for (let index = 0; index < threads; index++) {
    const thread = `t${index}`;
    const command = {
      type: "open-thread",
      thread,
      comment: `c${index}`,
      anchor: null,
      body: "Frage",
    } as const;
    perform(doc, "discussion", command, { person: "ada", now: 1 });
  }
  return doc;
}

/** What a room does when it flushes: takes the digest, stores it, hands it back. */
async function flush(
  kind: "draft" | "record" | "discussion",
  measure: string,
  doc?: Y.Doc,
  at = Date.now(),
): Promise<void> {
  const digest = plan.digest({ kind, measure }, doc);
  const stream = roomName({ kind, measure });
  const expected = await place.log.end(stream);
  const entries = [{ person: "ada", receivedAt: at, update: new Uint8Array(2) }];
  await place.log.append([{ stream, expected, entries, ...(digest ? { metadata: { digest } } : {}) }]);
  plan.onFlushed({ kind, measure }, at, digest);
}

test("a row shows what was decided and what the rooms say", async () => {
  plan.onFact(facts("m"));
  await flush("record", "m", record("Licht auf Schulwegen", "amt"));
  await flush("discussion", "m", discussion(2));
  expect(plan.row("m")).toMatchObject({
    number: "SN-01",
    phase: "proposal",
    title: "Licht auf Schulwegen",
    leadOrganisation: "amt",
    openThreads: 2,
  });
  await flush("record", "m", record("Licht", null));
  expect(plan.row("m")).toMatchObject({ title: "Licht", leadOrganisation: null, openThreads: 2 });
});

test("a row shows how the measure stands and what is due next; responsibilities are listed apart", async () => {
  plan.onFact(facts("m"));
  const doc = record("Licht", "amt");
  const run = (command: RecordCommand): void => perform(doc, "record", command, { person: "ada", now: 1 });
  for (const [entry, date, reachedOn] of [
    ["a", "2026-01-31", "2026-01-30"],
    ["b", "2026-04-30", null],
    ["c", "2026-03-31", null],
  ] as const)
    run({ type: "add-entry", root: "milestones", entry, values: { title: entry, date, reachedOn } });
  const values = {
    trafficLight: "yellow",
    status: "",
    reason: "Die Mittel fehlen.",
    asOf: "2026-02-01",
  } as const;
  run({ type: "add-entry", root: "assessments", entry: "s", values });
  run({ type: "set-partner", organisation: "verein", involved: true });
  const responsibility = { task: "Prüfen", organisation: "verein", person: null, deadline: "2026-05-01" };
  run({ type: "add-responsibility", responsibility: "r", ...responsibility });
  await flush("record", "m", doc);
  expect(plan.row("m")).toMatchObject({
    trafficLight: "yellow",
    asOf: "2026-02-01",
    nextMilestone: "2026-03-31",
    nextDeadline: "2026-05-01",
    partnerOrganisations: ["verein"],
  });
  expect([...plan.commitments()]).toEqual([
    { measure: "m", ...responsibility, responsibility: "r", state: "open", accepted: false },
  ]);
});

test("rooms that are written before the measure exists show once it does", async () => {
  await flush("record", "m", record("Licht", null));
  expect([...plan.rows()]).toEqual([]);
  plan.onFact(facts("m"));
  expect([...plan.rows()].map(({ title }) => title)).toEqual(["Licht"]);
});

test("after a start, the plan reads as before, without a room being opened", async () => {
  plan.onFact(facts("m"));
  plan.onFact(facts("m1"));
  await flush("record", "m", record("Licht", "amt"));
  await flush("discussion", "m", discussion(3));
  await flush("draft", "m", undefined, Date.now() + 5_000);
  await flush("record", "m1", record("Sauberkeit", null));
  const before = [...plan.rows()].map(({ changedAt: _changedAt, ...row }) => row);
  plan = new Plan();
  plan.onFact(facts("m"));
  plan.onFact(facts("m1"));
  await plan.load(place.log, [facts("m"), facts("m1")]);
  expect([...plan.rows()].map(({ changedAt: _changedAt, ...row }) => row)).toEqual(before);
});

test("the last change is the later of the rooms' and the decisions'", async () => {
  plan.onFact(facts("m"));
  expect(plan.row("m")?.changedAt).toBe(createdAt);
  const at = Date.parse("2026-02-01T00:00:00.000Z");
  plan.onFlushed({ kind: "draft", measure: "m" }, at, undefined);
  expect(plan.row("m")?.changedAt).toBe("2026-02-01T00:00:00.000Z");
  const [created] = facts("m").phaseHistory;
  const moved = {
    from: "proposal",
    to: "draft",
    by: "mod",
    at: "2026-03-01T00:00:00.000Z",
    reason: "x",
  } as const;
  if (!created) throw new Error("no creation");
  plan.onFact({ ...facts("m"), phase: "draft", phaseHistory: [created, moved] });
  expect(plan.row("m")).toMatchObject({ phase: "draft", changedAt: moved.at });
});

test("the version grows with every change of a row, and listeners hear of it until they stop", async () => {
  const versions: number[] = [];
  const stop = plan.subscribe(() => versions.push(plan.version));
  plan.onFact(facts("m"));
  await flush("record", "m", record("Licht", null));
  stop();
  await flush("record", "m", record("Dunkel", null));
  expect(versions).toEqual([1, 2]);
  expect(plan.version).toBe(3);
});

test("keystrokes of one second do not make a new plan each", () => {
  plan.onFact(facts("m"));
  const before = plan.version;
  const at = Date.now();
  for (let keystroke = 0; keystroke < 50; keystroke++) {
    plan.onFlushed({ kind: "draft", measure: "m" }, at + keystroke, undefined);
  }
  expect(plan.version).toBe(before + 1);
  plan.onFlushed({ kind: "draft", measure: "m" }, at + 2_000, undefined);
  expect(plan.version).toBe(before + 2);
});

test("a person's own marks are no part of the plan", () => {
  const room = { kind: "marks", person: "ada" } as const;
  expect(plan.digest(room, ledger("marks"))).toBeUndefined();
  plan.onFlushed(room, 1, undefined);
  expect(plan.version).toBe(0);
});

test("a digest that cannot be read costs its details, not the plan", async () => {
  const append = { stream: "measure/m/record", expected: 0, entries: [] };
  await place.log.append([{ ...append, metadata: { digest: Buffer.from("{") } }]);
  plan.onFact(facts("m"));
  await plan.load(place.log, [facts("m")]);
  expect(plan.row("m")).toMatchObject({ number: "SN-01", title: "" });
});

test("that a text changed is stored once a minute at most, and shown to the second", () => {
  plan.onFact(facts("m"));
  const room = { kind: "draft", measure: "m" } as const;
  expect(plan.digest(room, undefined)).toBeDefined();
  const at = Date.now() + 5_000;
  plan.onFlushed(room, at, undefined);
  expect(plan.digest(room, undefined)).toBeUndefined();
  expect(plan.row("m")?.changedAt).toBe(new Date(at).toISOString());
});
