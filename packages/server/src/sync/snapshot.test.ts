import { fc, test as property } from "@fast-check/vitest";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { RoomContents } from "./admission/RoomContents.ts";
import { openDocument } from "./admission/testSupport/Door.ts";
import { edit } from "./admission/testSupport/edits.ts";
import { SNAPSHOT_KEY } from "./SnapshotKeeper.ts";
import { decodeSnapshot, makeSnapshot } from "./snapshot.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

let sync: TestSync | undefined;
afterEach(async () => {
  await sync?.close();
  sync = undefined;
});

const room = "measure/a/draft";
const textOf = (doc: Y.Doc): string => doc.getXmlFragment("draft").toString();
const lineOf = (doc: Y.Doc): Y.XmlText =>
  (doc.getXmlFragment("draft").get(0) as Y.XmlElement).get(0) as Y.XmlText;

function begin(doc: Y.Doc): void {
  const paragraph = new Y.XmlElement("paragraph");
  doc.getXmlFragment("draft").push([paragraph]);
  paragraph.insert(0, [new Y.XmlText()]);
}

/** A room in which so much was written that it is worth a snapshot, closed again once that was made. */
async function roomWithSnapshot() {
  sync = await startSync({ idleMilliseconds: 40, restMilliseconds: 20 });
  const anna = await sync.raw(room, "anna").join();
  anna.edit(begin);
  for (let index = 0; index < 300; index++) {
    anna.edit((doc) => lineOf(doc).insert(lineOf(doc).length, `${index} `));
    if (index % 10 === 9) anna.edit((doc) => lineOf(doc).delete(0, 5));
  }
  await waitFor("all is stored", () => anna.acknowledged === 332);
  const { held, rooms } = sync;
  await waitFor("a snapshot is stored", () => held.has(room, SNAPSHOT_KEY));
  anna.close();
  await waitFor("the room is closed", () => rooms.openCount === 0);
  held.reads.splice(0);
  return { sync, held, anna };
}

test("[DUR-11] a room is opened from its snapshot and what came after it, and is the same room", async () => {
  const { sync, held, anna } = await roomWithSnapshot();
  const bert = await sync.raw(room, "bert").join();
  expect(textOf(bert.doc)).toBe(textOf(anna.doc));
  expect(new Set(held.reads.map(({ after }) => after))).toEqual(new Set([331]));
  // Admission knows all it knew: whose client ids are, what is missing, what is deleted.
  bert.edit((doc) => lineOf(doc).insert(3, "von Bert"));
  await waitFor("bert's is stored", () => bert.acknowledged === 2);
  const thief = await sync.raw(room, "bert").join();
  thief.doc.clientID = anna.doc.clientID;
  thief.edit((doc) => lineOf(doc).insert(0, "x"));
  await waitFor("a taken client id is refused", () => thief.refusals.length === 1);
  expect(thief.refusals[0]?.refusal.reason).toBe("client-id-taken");
  const back = sync.raw(room, "anna");
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(anna.doc));
  await back.join();
  expect(textOf(back.doc)).toBe(textOf(bert.doc));
});

test.each([
  ["damaged", new Uint8Array([1, 2, 3])],
  ["of another version", new Uint8Array([99, 0, 0, 0])],
])("[DUR-11] a snapshot that is %s costs time and nothing else", async (_name, bytes) => {
  const { sync, held, anna } = await roomWithSnapshot();
  const expected = await held.end(room);
  await held.append([{ stream: room, expected, entries: [], metadata: { [SNAPSHOT_KEY]: bytes } }]);
  const bert = await sync.raw(room, "bert").join();
  expect(textOf(bert.doc)).toBe(textOf(anna.doc));
  expect(held.reads.some(({ after }) => after === 0)).toBe(true);
});

property.prop(
  {
    choices: fc.array(fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.nat({ max: 100 })), {
      minLength: 2,
      maxLength: 60,
    }),
    cuts: fc.array(fc.nat({ max: 59 }), { maxLength: 4 }),
    kind: fc.constantFrom("draft" as const, "discussion" as const, "internal" as const),
  },
  { numRuns: 60 },
)("[DUR-11] however often in between, the snapshot says what the log says", ({ choices, cuts, kind }) => {
  const doc = openDocument(kind);
  const log: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => log.push(update));
  for (const choice of choices) doc.transact(() => edit(doc, kind, choice));
  let before: Uint8Array | undefined;
  let done = 0;
  for (const cut of [...cuts.sort((a, b) => a - b), log.length]) {
    if (cut < done || cut > log.length) continue;
    before = makeSnapshot({ kind, before, updates: log.slice(done, cut) });
    done = cut;
  }
  const snapshot = decodeSnapshot(kind, before as Uint8Array);
  const whole = new RoomContents(kind);
  for (const update of log) whole.integrate(update);
  expect(Buffer.from(snapshot.contents().encode()).equals(whole.encode())).toBe(true);
  const copy = openDocument(kind);
  Y.applyUpdate(copy, snapshot.document());
  expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
  expect(copy.toJSON()).toEqual(doc.toJSON());
  expect([snapshot.sequence, snapshot.logBytes]).toEqual([
    log.length,
    log.reduce((sum, { length }) => sum + length, 0),
  ]);
});
