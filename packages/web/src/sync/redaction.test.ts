import "fake-indexeddb/auto";
import { openDraft } from "@querschnitt/shared/documents/draft";
import { toBase64 } from "lib0/buffer";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { IndexedDbWorkStore } from "../offline/IndexedDbWorkStore.ts";
import { allSaved, asideOf, isOffline, textOf, write } from "./testSupport/acts.ts";
import { City } from "./testSupport/City.ts";
import type { OpenRoom, Page } from "./testSupport/Device.ts";

const draft = "measure/a/draft";
const words = "Frau Geheimwort wohnt hier";

let city: City;
beforeEach(async () => {
  city = await City.open();
});
afterEach(() => city.close());

/** Redacts the paragraph that consists of the words. */
async function redact(room: OpenRoom): Promise<void> {
  const { doc } = room.now();
  const text = openDraft(doc)
    .toArray()
    .flatMap((block) => (block instanceof Y.XmlElement ? [block.get(0) as Y.XmlText] : []))
    .find((one) => one.toString() === words) as Y.XmlText;
  const place = (index: number, side: number): string =>
    toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side)));
  const address = { kind: "draft", measure: "a" } as const;
  const anchor = { start: place(0, 0), end: place(words.length, -1) };
  const found = await city.server.rooms.findPassage(address, anchor);
  await city.server.rooms.redact(address, found?.ranges ?? []);
}

const holdsWords = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).toString("latin1").includes("Geheimwort");

async function stored(person: string): Promise<string> {
  const store = await IndexedDbWorkStore.open(person);
  const { updates } = await store.load(draft);
  const aside = JSON.stringify(await store.listAside());
  await store.close();
  return updates.map(({ update }) => Buffer.from(update).toString("latin1")).join() + aside;
}

async function toldOf(person: string): Promise<void> {
  await waitFor("the store knows of the redaction", async () => {
    const store = await IndexedDbWorkStore.open(person);
    const { record } = await store.load(draft);
    await store.close();
    return record?.redaction === 1;
  });
}

async function opened(
  person: string,
): Promise<{ page: Page; room: OpenRoom; device: ReturnType<City["device"]> }> {
  const device = city.device(person);
  const page = await device.openPage();
  return { device, page, room: await page.open(draft) };
}

test("[RED-5] an open document and its store forget the passage, and undoing does not bring it back", async () => {
  const anna = await opened("anna");
  const bert = await opened("bert");
  write(anna.room.now(), "vorher");
  write(anna.room.now(), words);
  await allSaved(anna.room);
  await waitFor("bert has it", () => textOf(bert.room.now()).includes("Geheimwort"));
  const undo = new Y.UndoManager(openDraft(bert.room.now().doc), { captureTimeout: 0 });
  // He deletes it, brings it back and deletes it: the document keeps it for him.
  openDraft(bert.room.now().doc).delete(1, 1);
  undo.undo();
  await allSaved(bert.room);
  await waitFor("anna has it again", () => textOf(anna.room.now()).includes("Geheimwort"));
  await redact(anna.room);
  await toldOf("anna");
  await toldOf("bert");
  for (const { room } of [anna, bert]) {
    await allSaved(room);
    expect(textOf(room.now())).not.toContain("Geheimwort");
    expect(holdsWords(Y.encodeStateAsUpdate(room.now().doc))).toBe(false);
  }
  undo.redo();
  undo.undo();
  undo.undo();
  expect(holdsWords(Y.encodeStateAsUpdate(bert.room.now().doc))).toBe(false);
  for (const person of ["anna", "bert"]) expect(await stored(person)).not.toContain("Geheimwort");
});

test("[RED-5] a device that was away forgets it when it comes back, and all it has not sent arrives", async () => {
  const anna = await opened("anna");
  const bert = await opened("bert");
  write(anna.room.now(), "vorher");
  write(anna.room.now(), words);
  await allSaved(anna.room);
  await waitFor("bert has it", () => textOf(bert.room.now()).includes("Geheimwort"));
  bert.device.network.cut();
  await isOffline(bert.room);
  write(bert.room.now(), "im Zug geschrieben");
  (openDraft(bert.room.now().doc).get(1) as Y.XmlElement).insert(1, [new Y.XmlText(" und ergänzt")]);
  await bert.page.close();
  await redact(anna.room);
  expect(await stored("bert")).toContain("Geheimwort");

  const later = await bert.device.openPage();
  const offline = await later.open(draft);
  expect(textOf(offline.now())).toContain("im Zug geschrieben");
  bert.device.network.mend();
  await allSaved(offline);
  await toldOf("bert");
  expect(await stored("bert")).not.toContain("Geheimwort");
  expect(holdsWords(Y.encodeStateAsUpdate(offline.now().doc))).toBe(false);
  expect(textOf(offline.now())).toBe("vorher\n und ergänzt\nim Zug geschrieben");
  await waitFor("anna has it", () => textOf(anna.room.now()) === "vorher\n und ergänzt\nim Zug geschrieben");
  expect(asideOf(later)).toEqual([]);
  await later.close();
  const reopened = await (await bert.device.openPage()).open(draft);
  expect(textOf(reopened.now())).toBe("vorher\n und ergänzt\nim Zug geschrieben");
});

test("[RED-5] what was sent, stored and redacted before its acknowledgement came is no unsent work any more", async () => {
  const anna = await opened("anna");
  const bert = await opened("bert");
  write(anna.room.now(), "vorher");
  await allSaved(anna.room);
  await waitFor("bert has it", () => textOf(bert.room.now()).includes("vorher"));
  city.server.held.hold();
  write(bert.room.now(), words);
  await waitFor(
    "it is on its way",
    () => city.server.held.appends > 0 && bert.room.now().status.unsent === 1,
  );
  bert.device.network.cut();
  await bert.page.close();
  city.server.held.release();
  await waitFor("anna has it", () => textOf(anna.room.now()).includes("Geheimwort"));
  await redact(anna.room);
  bert.device.network.mend();
  const later = await (await bert.device.openPage()).open(draft);
  await allSaved(later);
  await toldOf("bert");
  expect(textOf(later.now())).not.toContain("Geheimwort");
  expect(await stored("bert")).not.toContain("Geheimwort");
});

test("[RED-5] refused work that is kept aside loses the words and nothing else", async () => {
  const anna = await opened("anna");
  const bert = await opened("bert");
  write(anna.room.now(), words);
  await allSaved(anna.room);
  await waitFor("bert has it", () => textOf(bert.room.now()).includes("Geheimwort"));
  bert.device.network.cut();
  await isOffline(bert.room);
  const text = (openDraft(bert.room.now().doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.insert(text.length, ", sagt die Nachbarin");
  city.setRole("bert", "reader");
  bert.device.network.mend();
  await waitFor("it is aside", () => asideOf(bert.page).length === 1, 30_000);
  expect(JSON.stringify(asideOf(bert.page))).toContain("Geheimwort");
  await redact(anna.room);
  await toldOf("bert");
  await waitFor("the words are gone", () => !JSON.stringify(asideOf(bert.page)).includes("Geheimwort"));
  expect(asideOf(bert.page)[0]?.work).toMatchObject({ kind: "passage", after: ", sagt die Nachbarin" });
});
