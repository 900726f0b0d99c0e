import { writeDraftTemplate } from "@querschnitt/shared/documents/draft";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

let sync: TestSync;
afterEach(() => sync.close());

function typeInto(doc: Y.Doc, text: string): void {
  const draft = doc.getXmlFragment("draft");
  if (draft.length === 0) draft.push([new Y.XmlElement("paragraph")]);
  const paragraph = draft.get(0) as Y.XmlElement;
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
  const line = paragraph.get(0) as Y.XmlText;
  line.insert(line.length, text);
}

const textOf = (doc: Y.Doc): string => doc.getXmlFragment("draft").toString();

test("[JOIN-1] unchanged y-websocket clients write into one draft and converge, late comers included", async () => {
  sync = await startSync();
  const room = `measure/${newId()}/draft`;
  await sync.rooms.writeAsServer(
    { kind: "draft", measure: room.split("/")[1] as string },
    writeDraftTemplate,
  );
  const [anna, bert] = [sync.stock(room, "anna"), sync.stock(room, "bert")];
  await waitFor("both are synced", () => anna.synced && bert.synced);
  for (let i = 0; i < 20; i++) {
    anna.doc.getXmlFragment("draft").push([new Y.XmlElement("paragraph")]);
    bert.doc.getXmlFragment("draft").insert(0, [new Y.XmlElement("paragraph")]);
  }
  await waitFor(
    "both have all",
    () => anna.doc.getXmlFragment("draft").length === 48 && textOf(anna.doc) === textOf(bert.doc),
  );
  const rolf = sync.stock(room, "rolf");
  await waitFor("the reader is synced", () => rolf.synced);
  expect(textOf(rolf.doc)).toBe(textOf(anna.doc));
});

test("[JOIN-2] the SyncStep2 completes the document, also while it is being edited", async () => {
  sync = await startSync();
  const anna = await sync.raw("measure/a/draft", "anna").join();
  anna.edit((doc) => typeInto(doc, "Anfang"));
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 20; i++) anna.edit((doc) => typeInto(doc, "x"));
    const known = textOf(anna.doc);
    await waitFor("all is acknowledged", () => anna.acknowledged === 2 + (round + 1) * 20);
    for (let i = 0; i < 20; i++) anna.edit((doc) => typeInto(doc, ""));
    const late = await sync.raw("measure/a/draft", "bert").join();
    expect(textOf(late.doc)).toBe(known);
    late.close();
  }
});

test("[JOIN-3] whoever has everything gets the deletions and nothing else", async () => {
  sync = await startSync();
  const anna = await sync.raw("measure/a/draft", "anna").join();
  anna.edit((doc) => typeInto(doc, "Das bleibt, das geht"));
  const bert = await sync.raw("measure/a/draft", "bert").join();
  await waitFor("bert has it", () => textOf(bert.doc) === textOf(anna.doc));
  bert.close();
  anna.edit((doc) =>
    ((doc.getXmlFragment("draft").get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(10, 10),
  );
  await waitFor("the deletion is acknowledged", () => anna.acknowledged === 3);
  const back = sync.raw("measure/a/draft", "bert");
  Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(bert.doc));
  await back.join();
  expect(textOf(back.doc)).toBe(textOf(anna.doc));
  expect(Y.decodeUpdate(back.updates[0] as Uint8Array).structs).toEqual([]);
});

test("[JOIN-4] joins are answered from what is on disk", async () => {
  sync = await startSync();
  const anna = await sync.raw("measure/a/draft", "anna").join();
  anna.edit((doc) => typeInto(doc, "A"));
  await waitFor("A is acknowledged", () => anna.acknowledged === 2);
  sync.held.hold();
  anna.edit((doc) => typeInto(doc, "B"));
  await waitFor("B waits for the disk", () => sync.held.appends === 2);
  const bert = await sync.raw("measure/a/draft", "bert").join();
  expect(textOf(bert.doc)).toBe("<paragraph>A</paragraph>");
  sync.held.release();
  await waitFor("B arrives", () => textOf(bert.doc) === "<paragraph>AB</paragraph>");
});

test("[JOIN-5] a large document is made ready in a worker, without its deleted text, and sent once", async () => {
  sync = await startSync();
  const anna = await sync.raw("measure/a/draft", "anna").join();
  anna.edit((doc) => typeInto(doc, "geheim ".repeat(20_000)));
  anna.edit((doc) => {
    const line = (doc.getXmlFragment("draft").get(0) as Y.XmlElement).get(0) as Y.XmlText;
    line.delete(0, line.length - 7);
  });
  await waitFor("all is acknowledged", () => anna.acknowledged === 3);
  const bert = await sync.raw("measure/a/draft", "bert").join();
  expect(textOf(bert.doc)).toBe("<paragraph>geheim </paragraph>");
  expect(bert.updates.length).toBe(1);
  expect(bert.updates[0]?.length).toBeLessThan(200);
});

test("[JOIN-6] a client whose store belongs to another epoch is sent away for good", async () => {
  sync = await startSync();
  await sync.held.append([
    {
      stream: "measure/a/draft",
      expected: 0,
      entries: [],
      metadata: { epoch: new TextEncoder().encode("2") },
    },
  ]);
  expect(await sync.raw("measure/a/draft", "anna", "&epoch=1").closed()).toBe(4409);
  const unnamed = await sync.raw("measure/a/draft", "anna", "").opened();
  unnamed.join(new Uint8Array([1, 5, 1])).catch(() => {});
  expect(await unnamed.closed()).toBe(4409);
  const fresh = await sync.raw("measure/a/draft", "anna", "&epoch=2&ack=1").join(new Uint8Array([1, 5, 1]));
  expect(fresh.states[0]?.epoch).toBe(2);
});
