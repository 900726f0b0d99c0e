import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type AgendaCommand, type NewItem, readAgenda } from "./agenda.ts";
import { orderAgenda } from "./agendaOrder.ts";
import { perform } from "./commands.ts";
import { openLedger } from "./ledger.ts";

const ids = ["a", "b", "c", "d", "e", "f"] as const;
const values: NewItem = {
  title: "TOP",
  kind: "discussion",
  minutes: null,
  presenter: null,
  approves: null,
  publicTitle: "",
  source: "",
};

function open(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  openLedger(doc, "agenda");
  return doc;
}

const does = (doc: Y.Doc, command: AgendaCommand): void =>
  perform(doc, "agenda", command, { person: "ada", now: 1 });

function agendaOf(...items: string[]): Y.Doc {
  const doc = open(1);
  for (const item of items) does(doc, { type: "add-item", item, parent: null, values });
  return doc;
}

const lines = (doc: Y.Doc): string[] => readAgenda(doc).items.map(({ number, id }) => `${number} ${id}`);

function merge(docs: readonly Y.Doc[]): void {
  for (const one of docs) for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const copy = open(client);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

test("items in a line of any depth, or in a circle of any length, are put in order as fast as others", () => {
  const count = 20_000;
  const line = (top: string | null) =>
    Array.from({ length: count }, (_, depth) => ({
      id: `i${String(depth).padStart(5, "0")}`,
      place: { parent: depth === 0 ? top : `i${String(depth - 1).padStart(5, "0")}`, order: "a0" },
      deleted: false,
    }));
  for (const top of [null, `i${count - 1}`]) {
    const ordered = orderAgenda(line(top));
    expect(ordered.map(({ id }) => id)).toEqual(line(null).map(({ id }) => id));
    expect(ordered.at(-1)).toMatchObject({ number: `1.${count - 1}`, parent: "i00000" });
  }
});

const move = fc.record({
  who: fc.nat({ max: 2 }),
  item: fc.constantFrom(...ids),
  parent: fc.option(fc.constantFrom(...ids)),
  after: fc.option(fc.constantFrom(...ids)),
  deed: fc.constantFrom("move", "move", "move", "move", "delete", "add", "merge"),
});

property.prop([fc.array(move, { maxLength: 40 })])(
  "moves at the same time come to one order, in which every item stands once and none under a third",
  (moves) => {
    const first = agendaOf(...ids);
    const docs = [first, copyOf(first, 3), copyOf(first, 2)];
    const deleted = new Set<string>();
    moves.forEach(({ who, item, parent, after, deed }, index) => {
      const doc = docs[who] as Y.Doc;
      if (deed === "merge") merge(docs);
      else if (deed === "add") does(doc, { type: "add-item", item: `n${index}`, parent, values });
      else if (deed === "delete") {
        does(doc, { type: "edit-item", item, changes: { deleted: true } });
        deleted.add(item);
      } else does(doc, { type: "move-item", item, parent, after });
    });
    merge(docs);
    const [one, ...others] = docs.map(lines);
    for (const other of others) expect(other).toEqual(one);
    const { items } = readAgenda(first);
    const standing = [...first.getMap("items").keys()].filter((id) => !deleted.has(id));
    expect(items.map(({ id }) => id).sort()).toEqual(standing.sort());
    const byId = new Map(items.map((item) => [item.id, item]));
    for (const { parent } of items) if (parent !== null) expect(byId.get(parent)?.parent).toBeNull();
  },
);

property.prop([fc.array(move, { maxLength: 25 }), move])(
  "wherever an item is moved to by one person alone, there it stands",
  (moves, { item, parent, after }) => {
    const doc = agendaOf(...ids);
    for (const { deed: _deed, who: _who, ...before } of moves) does(doc, { type: "move-item", ...before });
    const tops = readAgenda(doc).items.filter((one) => one.parent === null && one.id !== item);
    const under = parent !== null && tops.some(({ id }) => id === parent) ? parent : null;
    const siblings = readAgenda(doc).items.filter((one) => one.parent === under && one.id !== item);
    const behind = siblings.some(({ id }) => id === after) ? after : null;
    does(doc, { type: "move-item", item, parent: under, after: behind });
    const line = readAgenda(doc).items.filter((one) => one.parent === under);
    const expected = siblings.map(({ id }) => id);
    expected.splice(behind === null ? 0 : expected.indexOf(behind) + 1, 0, item);
    expect(line.map(({ id }) => id).filter((id) => expected.includes(id))).toEqual(expected);
  },
);

describe("an agenda", () => {
  test("is numbered by itself, with one level of nesting", () => {
    const doc = agendaOf("a", "b", "c");
    does(doc, { type: "move-item", item: "b", parent: "a", after: null });
    expect(lines(doc)).toEqual(["1 a", "1.1 b", "2 c"]);
  });

  test("does not lose what stands under a deleted item", () => {
    const doc = agendaOf("a", "b", "c");
    does(doc, { type: "move-item", item: "c", parent: "b", after: null });
    does(doc, { type: "edit-item", item: "b", changes: { deleted: true } });
    expect(lines(doc)).toEqual(["1 a", "2 c"]);
  });

  test("takes something over once, however often and by whomever it is done", () => {
    const [one, other] = [agendaOf("a"), open(2)];
    does(other, { type: "add-item", item: "a", parent: null, values });
    does(one, { type: "add-item", item: "a", parent: null, values });
    merge([one, other]);
    expect(lines(one)).toEqual(["1 a"]);
  });
});
