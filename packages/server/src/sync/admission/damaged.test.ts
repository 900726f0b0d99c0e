import { fc, test } from "@fast-check/vitest";
import type { RoomKind } from "@querschnitt/shared/protocol/roomNames";
import * as encoding from "lib0/encoding";
import { expect } from "vitest";
import * as Y from "yjs";
import { Door, openDocument } from "./testSupport/Door.ts";
import { type Choice, edit } from "./testSupport/edits.ts";
import {
  element,
  format,
  gone,
  type HandmadeItem,
  handmade,
  skip,
  text,
  type,
  values,
  xmlText,
} from "./testSupport/handmade.ts";
import { plainDocument } from "./testSupport/plainDocument.ts";

const choice: fc.Arbitrary<Choice> = fc.tuple(
  fc.nat({ max: 100 }),
  fc.nat({ max: 100 }),
  fc.nat({ max: 100 }),
);
const kinds = fc.constantFrom<RoomKind>("draft", "minutes", "discussion", "record", "agenda");

function updatesOf(kind: RoomKind, client: number, choices: readonly Choice[], base?: Y.Doc): Uint8Array[] {
  const doc = openDocument(kind, client);
  if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const next of choices) doc.transact(() => edit(doc, kind, next));
  return updates;
}

/** Opens the log as clients do, twice with different histories, reads and edits it, and compares. */
function expectUsable(door: Door, choices: readonly Choice[]): void {
  const live = openDocument(door.kind, 11);
  for (const update of door.log) Y.applyUpdate(live, update);
  const joined = openDocument(door.kind, 12);
  Y.applyUpdate(joined, Y.encodeStateAsUpdate(live));
  expect(live.store.pendingStructs).toBeNull();
  expect(live.store.pendingDs).toBeNull();
  expect(plainDocument(joined, door.kind)).toEqual(plainDocument(live, door.kind));
  for (const next of choices) live.transact(() => edit(live, door.kind, next));
  Y.applyUpdate(joined, Y.encodeStateAsUpdate(live, Y.encodeStateVector(joined)));
  expect(plainDocument(joined, door.kind)).toEqual(plainDocument(live, door.kind));
  expect(door.take(Y.encodeStateAsUpdate(live), "anna")).toMatch(/^(admitted|nothing-new)$/);
}

const mutation = fc.record({ at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) });

test.prop(
  [
    kinds,
    fc.array(choice, { minLength: 4, maxLength: 30 }),
    fc.array(mutation, { minLength: 1, maxLength: 3 }),
    fc.nat(),
  ],
  {
    numRuns: 1_500,
  },
)(
  "[ADM-3] a damaged update is refused, or does no harm to the document",
  (kind, choices, mutations, which) => {
    const door = new Door(kind);
    const updates = updatesOf(kind, 5, choices);
    updates.forEach((update, index) => {
      if (index === which % updates.length) {
        const damaged = update.slice();
        for (const { at, bits } of mutations)
          damaged[at % damaged.length] = (damaged[at % damaged.length] as number) ^ bits;
        door.take(damaged);
      } else door.take(update);
    });
    expectUsable(door, choices.slice(0, 4));
  },
);

const id = fc.tuple(fc.constantFrom(1, 1, 1, 9, 9, 10), fc.nat({ max: 30 }));
const content: fc.Arbitrary<HandmadeItem["content"]> = fc.oneof(
  fc.constantFrom("a", "😀", "abc").map(text),
  fc.constantFrom("paragraph", "heading", "bulletList", "listItem", "hardBreak", "table").map(element),
  fc.constantFrom(1, 2, 6).map(type),
  fc.constant(xmlText),
  fc.constantFrom<HandmadeItem["content"]>(format("bold", {}), format("bold", null), format("link", null)),
  fc.constantFrom<HandmadeItem["content"]>(values(1), values("a", 2)),
  fc.constantFrom(1, 3).map(gone),
  fc.constantFrom(1, 3).map(skip),
  fc.constant<HandmadeItem["content"]>([1, (encoder) => encoding.writeUint8(encoder, 2)]),
);
const item: fc.Arbitrary<HandmadeItem> = fc.oneof(
  fc.record({ origin: id, content }),
  fc.record({ right: id, content }),
  fc.record({ origin: id, right: id, content }),
  fc.record({ parent: fc.oneof(fc.constant("draft"), id), content }),
  fc.record({ parent: fc.oneof(fc.constant("draft"), id), key: fc.constantFrom("level", "x"), content }),
);
const handmadeUpdate = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
  others: fc.array(item, { maxLength: 2 }),
  deletions: fc.array(fc.tuple(fc.constantFrom(1, 9), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 5 })), {
    maxLength: 1,
  }),
});

test.prop(
  [
    fc.array(choice, { minLength: 6, maxLength: 20 }),
    fc.array(handmadeUpdate, { minLength: 1, maxLength: 40 }),
  ],
  {
    numRuns: 1_500,
  },
)("[ADM-3] what somebody makes by hand is refused, or does no harm to the document", (choices, attempts) => {
  const door = new Door("draft");
  for (const update of updatesOf("draft", 1, choices)) door.take(update);
  for (const { items, others, deletions } of attempts) {
    const blocks = [{ client: 9, clock: door.contents.clockOf(9), items }];
    if (others.length > 0) blocks.unshift({ client: 10, clock: door.contents.clockOf(10), items: others });
    door.take(handmade(blocks, deletions), "mallory");
  }
  const restarted = new Door("draft");
  for (const update of door.log) restarted.contents.integrate(update);
  expect(restarted.contents.stateVector()).toEqual(Y.decodeStateVector(Y.encodeStateVector(door.document())));
  expectUsable(door, choices.slice(0, 4));
});
