import { describe, expect, test } from "vitest";
import { addOwnEntry } from "../documents/ownEntries.ts";
import { readProtocol } from "../documents/protocol.ts";
import { type Attendance, MAX_SPENT, voteProblem, votingAt } from "./protocol.ts";
import { ledger, now, type Who } from "./testSupport/ruledLedger.ts";

const secretary: Who = { person: "ada", session: { role: "secretary", entitled: true, state: "running" } };
const member: Who = { person: "ben", session: { role: "participant", entitled: false, state: "running" } };
const task = {
  item: "a",
  what: "Angebot einholen",
  organisation: "verein",
  person: "ben",
  deadline: "2027-01-31",
  done: false,
} as const;

describe("[SES-4] the protocol", () => {
  test("is written by those who record", () => {
    const { does, read } = ledger("protocol");
    const there = {
      person: "ben",
      role: "member",
      voting: true,
      substituteFor: null,
      from: null,
      until: null,
    } as const;
    expect(does(member, { type: "add-entry", root: "attendance", entry: "x", values: there })).toEqual([
      "protocol.may-not-record",
    ]);
    expect(does(secretary, { type: "add-entry", root: "attendance", entry: "x", values: there })).toEqual([]);
    const times = { from: now, until: now - 1 };
    expect(does(secretary, { type: "edit-entry", root: "attendance", entry: "x", changes: times })).toEqual([
      "attendance.ends-before-it-begins",
    ]);
    expect(does(member, { type: "take-up", item: "a", closed: false })).toEqual(["protocol.may-not-record"]);
    expect(does(secretary, { type: "take-up", item: "a", closed: false })).toEqual([]);
    expect(readProtocol(read()).current).toEqual({ item: "a", closed: false, since: now });
  });

  test("knows no moment that is no date, and no name that every object has", () => {
    const { does } = ledger("protocol");
    const there = { person: "ben", role: "member", voting: true, substituteFor: null, until: null } as const;
    const add = (entry: string, from: number) =>
      does(secretary, { type: "add-entry", root: "attendance", entry, values: { ...there, from } });
    const last = Date.parse("9998-12-31T23:59:59.999Z");
    expect(add("x", last)).toEqual([]);
    expect(add("y", last + 1)).toEqual(["attendance.shape"]);
    expect(does(secretary, { type: "set-time", which: "end", at: 9e15 })).toEqual(["times.shape"]);
    expect(add("constructor", now)).toEqual(["attendance.entry-name"]);
    const progress = { state: "done", spent: 1 } as const;
    expect(does(secretary, { type: "set-progress", item: "constructor", progress })).toEqual([
      "progress.entry-name",
    ]);
  });

  test("adds up how long each item took", () => {
    const { does, read } = ledger("protocol");
    does(secretary, { type: "take-up", item: "a", closed: false }, now - 5_000);
    does(secretary, { type: "take-up", item: "b", closed: false }, now - 2_000);
    does(secretary, { type: "take-up", item: "a", closed: false }, now - 1_000);
    does(secretary, { type: "take-up", item: null, closed: false }, now);
    expect(readProtocol(read()).progress).toEqual({
      a: { state: "done", spent: 4_000 },
      b: { state: "done", spent: 1_000 },
    });
  });

  test("stays as it is once the minutes are closed, but for what became of the tasks", () => {
    const { does, read } = ledger("protocol");
    const closed = (who: Who): Who => ({
      ...who,
      session: { role: "participant", entitled: false, ...who.session, state: "minutes-closed" },
    });
    does(secretary, { type: "add-entry", root: "tasks", entry: "t", values: task });
    const done = { type: "edit-entry", root: "tasks", entry: "t", changes: { done: true } } as const;
    const words = { type: "edit-entry", root: "tasks", entry: "t", changes: { what: "Anderes" } } as const;
    const another = { type: "add-entry", root: "tasks", entry: "u", values: task } as const;
    for (const change of [words, another])
      expect(does(closed(secretary), change)).toEqual(["protocol.may-not-record"]);
    expect(does(closed(secretary), { type: "take-up", item: "a", closed: false })).toEqual([
      "protocol.may-not-write",
    ]);
    expect(does(closed(member), { type: "raise-hand", hand: "h", item: "a", person: "ben" })).toEqual([
      "protocol.may-not-write",
    ]);
    expect(does(closed(secretary), done)).toEqual([]);
    expect(readProtocol(read()).tasks[0]?.done).toBe(true);
    const stranger: Who = { person: "eva", session: { role: "reader", entitled: false, state: "approved" } };
    const undone = { ...done, changes: { done: false } };
    expect(does(stranger, undone)).toEqual(["protocol.may-not-write"]);
  });

  test("lets everybody who takes part raise and lower their own hand, and nobody else's", () => {
    const { does, read } = ledger("protocol");
    expect(does(member, { type: "raise-hand", hand: "h", item: "a", person: "eva" })).toEqual([
      "hand.foreign",
    ]);
    expect(does(member, { type: "raise-hand", hand: "h", item: "a", person: "ben" })).toEqual([]);
    does(secretary, { type: "raise-hand", hand: "i", item: "a", person: "eva" });
    expect(does(member, { type: "set-hand", hand: "h", state: "speaking" })).toEqual(["hand.state"]);
    expect(does(member, { type: "set-hand", hand: "i", state: "withdrawn" })).toEqual(["hand.foreign"]);
    expect(does(secretary, { type: "move-hand", hand: "i", after: null })).toEqual([]);
    expect(readProtocol(read()).hands.map(({ id }) => id)).toEqual(["i", "h"]);
    expect(does(member, { type: "set-hand", hand: "h", state: "withdrawn" })).toEqual([]);
    expect(readProtocol(read()).hands.map(({ id }) => id)).toEqual(["i"]);
  });

  test("lets nobody's hand keep others from raising theirs, and lists whoever raised it twice once", () => {
    const { attempt, does, read } = ledger("protocol");
    const raise = (hand: string, order: string) =>
      attempt(member, (doc) => {
        const values = { item: "a", person: "ben", order, state: "waiting" };
        addOwnEntry(doc, "hands", hand, values, { person: "ben", now });
      });
    // No key at all, one that the next would have to be longer than may be, and one behind which there is none.
    for (const order of ["0", `a0${"z".repeat(198)}`, `z${"z".repeat(26)}`])
      expect(raise("h", order)).toEqual(["hand.shape"]);
    expect(raise("h", "dzzzz")).toEqual([]);
    expect(raise("i", "dzzzz")).toEqual([]);
    expect(does(secretary, { type: "raise-hand", hand: "g", item: "a", person: "eva" }, now + 1)).toEqual([]);
    expect(readProtocol(read()).hands.map(({ id }) => id)).toEqual(["h", "g"]);
    expect(does(secretary, { type: "move-hand", hand: "g", after: null })).toEqual([]);
    expect(readProtocol(read()).hands.map(({ id }) => id)).toEqual(["g", "h"]);
  });

  test("turns to the next item however long the last one is said to have taken", () => {
    const { does, read } = ledger("protocol");
    const most = { state: "open", spent: MAX_SPENT } as const;
    expect(does(secretary, { type: "set-progress", item: "a", progress: most })).toEqual([]);
    const more = { ...most, spent: MAX_SPENT + 1 };
    expect(does(secretary, { type: "set-progress", item: "a", progress: more })).toEqual(["progress.shape"]);
    does(secretary, { type: "take-up", item: "a", closed: false }, now - 1_000);
    expect(does(secretary, { type: "take-up", item: "b", closed: false })).toEqual([]);
    expect(readProtocol(read()).progress).toEqual({ a: { state: "done", spent: MAX_SPENT } });
  });

  test("gives tasks to organisations that exist and to people of theirs; they say when they are done", () => {
    const { does, read } = ledger("protocol");
    const add = (entry: string, values: object) =>
      does(secretary, { type: "add-entry", root: "tasks", entry, values: { ...task, ...values } });
    expect(add("t", { organisation: "nirgends", person: null })).toEqual(["task.unknown-organisation"]);
    expect(add("t", { organisation: "amt" })).toEqual(["task.person-of-another-organisation"]);
    expect(add("t", {})).toEqual([]);
    const edit = (changes: object) =>
      does(member, { type: "edit-entry", root: "tasks", entry: "t", changes });
    expect(edit({ deadline: null })).toEqual(["protocol.may-not-record"]);
    expect(edit({ done: true })).toEqual([]);
    expect(readProtocol(read()).tasks[0]?.done).toBe(true);
  });
});

describe("a vote", () => {
  const there = (person: string, from: number | null, until: number | null, voting = true): Attendance => ({
    ...{ person, role: "member", substituteFor: null, voting, from, until },
    ...{ createdBy: "ada", createdAt: 1, deleted: false },
  });

  test("is counted against those who were there at that moment, each person once", () => {
    const attendance = [
      there("ada", null, null),
      there("ben", 100, 200),
      there("ben", 300, null),
      there("eva", null, null, false),
    ];
    expect([50, 100, 199, 200, 300, null].map((at) => votingAt(attendance, at))).toEqual([1, 2, 2, 1, 2, 2]);
  });

  test("fits, or is too many or too few; nothing counted is no problem", () => {
    const none = { yes: null, no: null, abstain: null, biased: null };
    expect(voteProblem(none, 3)).toBeUndefined();
    expect(voteProblem({ ...none, yes: 2, biased: 1 }, 3)).toBeUndefined();
    expect(voteProblem({ ...none, yes: 4 }, 3)).toEqual({ kind: "too-many", cast: 4, voters: 3 });
    expect(voteProblem({ ...none, yes: 1, no: 1 }, 3)).toEqual({ kind: "too-few", cast: 2, voters: 3 });
  });
});
