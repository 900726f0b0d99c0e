import { expect, test } from "vitest";
import type { StoredEvent } from "./Inbox.ts";
import { listEntries, type Readable } from "./listedEntries.ts";

const readable: Readable = {
  mayRead: () => true,
  measure: (id) => ({ number: id, title: `Maßnahme ${id}` }),
  session: (id) => ({ title: `Sitzung ${id}`, start: "2097-01-12T16:00:00.000Z" }),
  task: (measure, responsibility) => `${responsibility} auf ${measure}`,
};

let number = 0;
function event(more: Partial<StoredEvent> & Pick<StoredEvent, "kind">): StoredEvent {
  number++;
  return {
    id: `e${number}`,
    number,
    measure: "m1",
    room: "measure/m1/discussion",
    by: "mona",
    at: number,
    personal: false,
    read: false,
    ...more,
  };
}
const reply = (more: Partial<StoredEvent> = {}) => event({ kind: "reply", thread: "t1", ...more });

test("ten answers in a thread are one line that counts them, whoever gave them", () => {
  const answers = Array.from({ length: 10 }, (_none, index) => reply({ by: index % 2 ? "mona" : "cem" }));
  expect(listEntries(answers, readable)).toMatchObject([
    { kind: "reply", thread: "t1", count: 10, people: ["mona", "cem"] },
  ]);
});

test("the same id of a thread in another room is another line: internal words are not counted with common ones", () => {
  const inside = { room: "measure/m1/internal/verein" };
  const elsewhere = { room: "measure/m2/discussion", measure: "m2" };
  const events = [reply(), reply(inside), reply(elsewhere), reply()];
  expect(listEntries(events, readable).map(({ measure, count }) => [measure, count])).toEqual([
    ["m1", 2],
    ["m2", 1],
    ["m1", 1],
  ]);
  const outside: Readable = { ...readable, mayRead: (room) => room !== inside.room };
  expect(listEntries(events, outside).map(({ measure, count }) => [measure, count])).toEqual([
    ["m1", 2],
    ["m2", 1],
  ]);
});

test("a responsibility has a line of its own on each measure, with the task that it has there", () => {
  const given = (measure: string) =>
    event({ kind: "responsibility", responsibility: "r1", measure, room: `measure/${measure}/record` });
  expect(listEntries([given("m1"), given("m2"), given("m1")], readable)).toMatchObject([
    { measure: "m1", task: "r1 auf m1", count: 2 },
    { measure: "m2", task: "r1 auf m2", count: 1 },
  ]);
});
