import { fc, test } from "@fast-check/vitest";
import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import { expect } from "vitest";
import * as Y from "yjs";
import { Door } from "./testSupport/Door.ts";
import { edit } from "./testSupport/edits.ts";
import { plainDocument } from "./testSupport/plainDocument.ts";
import { Writer } from "./testSupport/Writer.ts";

const step = fc.record({
  who: fc.nat({ max: 3 }),
  does: fc.constantFrom(
    ...(["edit", "edit", "edit", "edit", "undo", "redo", "send", "send merged", "send last first"] as const),
    ...([
      "send store",
      "sync",
      "receive one",
      "receive",
      "other tab",
      "send twice",
      "restart server",
      "restart from snapshot",
    ] as const),
  ),
  choice: fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.nat({ max: 100 })),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Two tabs of anna's, and one each of two others. Client ids in no order. */
function writersOf(kind: RoomKind): Writer[] {
  return [
    new Writer(kind, 700, "anna"),
    new Writer(kind, 5, "anna"),
    new Writer(kind, 4_000_000_000, "bert"),
    new Writer(kind, 80, "carl"),
  ];
}

function perform(
  door: Door,
  writers: readonly Writer[],
  kind: RoomKind,
  { who, does, choice }: Step,
): string {
  const writer = writers[who] as Writer;
  const { outbox } = writer;
  switch (does) {
    case "edit":
      writer.doc.transact(() => edit(writer.doc, kind, choice));
      return "nothing-new";
    case "undo":
      writer.undo.undo();
      return "nothing-new";
    case "redo":
      writer.undo.redo();
      return "nothing-new";
    case "send":
    case "send twice": {
      const update = outbox.shift();
      if (!update) return "nothing-new";
      const outcome = writer.send(door, update);
      return does === "send twice" ? writer.send(door, update) : outcome;
    }
    case "send merged":
      writer.outbox = [];
      return outbox.length > 0 ? writer.send(door, Y.mergeUpdates(outbox)) : "nothing-new";
    case "send last first": {
      const update = outbox.pop();
      return update ? writer.send(door, update) : "nothing-new";
    }
    case "send store":
      return writer.send(door, Y.encodeStateAsUpdate(writer.doc));
    case "sync":
      return writer.sync(door);
    case "receive one":
      writer.receive(door, 1);
      return "nothing-new";
    case "receive":
      writer.receive(door);
      return "nothing-new";
    case "other tab": {
      const other = writers[who === 0 ? 1 : 0] as Writer;
      if (who < 2) Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(other.doc), "other tab");
      return "nothing-new";
    }
    case "restart server":
      door.reload();
      return "nothing-new";
    case "restart from snapshot":
      door.reloadFromSnapshot();
      return "nothing-new";
  }
}

/** Everybody sends and receives until nobody has anything left to say: tidying formats makes work of its own. */
function settle(door: Door, writers: readonly Writer[]): void {
  for (let round = 0; round < 20; round += 1) {
    const before = door.log.length;
    for (const writer of writers) {
      expect(writer.sync(door)).toMatch(/^(admitted|nothing-new)$/);
      writer.receive(door);
    }
    if (door.log.length === before) return;
  }
  throw new Error("the clients never agree");
}

test.prop(
  [
    fc.array(step, { minLength: 5, maxLength: 120 }),
    fc.constantFrom<RoomKind>("draft", "draft", "minutes", "discussion", "internal", "record", "marks"),
  ],
  {
    numRuns: 250,
  },
)("[ADM-3] everything honest is admitted, and the log holds exactly what the clients see", (steps, kind) => {
  const door = new Door(kind);
  const writers = writersOf(kind);
  for (const next of steps) expect(perform(door, writers, kind, next)).toMatch(/^(admitted|nothing-new)$/);
  settle(door, writers);

  const fresh = door.document();
  expect(fresh.store.pendingStructs).toBeNull();
  expect(fresh.store.pendingDs).toBeNull();
  const seen = JSON.stringify(plainDocument(fresh, kind));
  for (const { doc } of writers) expect(JSON.stringify(plainDocument(doc, kind))).toBe(seen);
  expect(door.contents.stateVector()).toEqual(Y.decodeStateVector(Y.encodeStateVector(fresh)));

  // In ledgers the replica says in the log what lost to a concurrent change.
  if (kind !== "draft") return;
  for (const reloaded of [false, true]) {
    if (reloaded) door.reload();
    for (const { doc } of [...writers, { doc: fresh }]) expect(readsOnly(door, doc)).toBe(true);
  }
});

/** Whether nothing that a synced reader says counts as writing. */
function readsOnly(door: Door, doc: Y.Doc): boolean {
  const proposal = door.examine(Y.encodeStateAsUpdate(doc), "reader");
  return (
    proposal.outcome === "nothing-new" || (proposal.outcome === "admitted" && proposal.onlyTidiesFormats)
  );
}

test.prop([fc.array(step, { minLength: 20, maxLength: 80 })], { numRuns: 60 })(
  "[ADM-3] no update of the log leaves anything pending, in whatever state the log is cut off",
  (steps) => {
    const door = new Door("draft");
    const writers = writersOf("draft");
    for (const next of steps) perform(door, writers, "draft", next);
    const doc = new Door("draft").document();
    for (const update of door.log) {
      Y.applyUpdate(doc, update);
      expect(doc.store.pendingStructs).toBeNull();
      expect(doc.store.pendingDs).toBeNull();
    }
  },
);
