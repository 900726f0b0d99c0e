import { openDraft } from "@querschnitt/shared/documents/draft";
import type { ClockRange } from "@querschnitt/shared/documents/superseded";
import { closeCodes } from "@querschnitt/shared/protocol/closeCodes";
import { toBase64 } from "lib0/buffer";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { waitFor } from "../../../../tests/support/waitFor.ts";
import { type TemporaryLog, temporaryLog } from "../storage/testSupport/temporaryLog.ts";
import type { RawClient } from "./testSupport/RawClient.ts";
import { startSync, type TestSync } from "./testSupport/startSync.ts";

const room = "measure/a/draft";
const address = { kind: "draft", measure: "a" } as const;
const word = "Geheimwort";

let place: TemporaryLog;
let sync: TestSync;
beforeEach(async () => {
  place = await temporaryLog();
  sync = await startSync({ log: place.log, idleMilliseconds: 60, restMilliseconds: 20 });
});
afterEach(async () => {
  await sync.close();
  await place.remove();
});

const lineOf = (doc: Y.Doc): Y.XmlText => (openDraft(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
const textOf = (doc: Y.Doc): string => openDraft(doc).toString();

function begin(doc: Y.Doc): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("Anfang. ")]);
  openDraft(doc).push([paragraph]);
}

function write(doc: Y.Doc, words: string, at = lineOf(doc).length): void {
  lineOf(doc).insert(at, words);
}

/** Writes so much, with the word in the middle, that the log is packed and the room has a snapshot. */
async function writeMuch(client: RawClient): Promise<void> {
  client.edit(begin);
  const before = client.acknowledged;
  for (const letter of word) client.edit((doc) => write(doc, letter));
  for (let number = 0; number < 320; number++) client.edit((doc) => write(doc, ` ${number}`));
  await waitFor("all is stored", () => client.acknowledged >= before + 331);
}

function anchorOf(doc: Y.Doc, words: string): { start: string; end: string } {
  const line = lineOf(doc);
  const at = line.toString().indexOf(words);
  const encode = (index: number, side: number): string =>
    toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(line, index, side)));
  return { start: encode(at, 0), end: encode(at + words.length, -1) };
}

async function redact(doc: Y.Doc): Promise<readonly ClockRange[]> {
  const found = await sync.rooms.findPassage(address, anchorOf(doc, word));
  expect(found?.quote).toBe(word);
  await sync.rooms.redact(address, found?.ranges ?? []);
  return found?.ranges ?? [];
}

async function logged(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const { update } of place.log.read(room)) parts.push(Buffer.from(update));
  for (const value of (await place.log.metadata(room)).values()) parts.push(Buffer.from(value));
  return Buffer.concat(parts).toString("latin1");
}

/** The letters of the word as keystrokes: each an update of its own. */
const lettersLeft = async (): Promise<string> => {
  const doc = new Y.Doc({ gc: false });
  const text = openDraft(doc);
  for await (const { update } of place.log.read(room)) Y.applyUpdate(doc, update);
  const left: string[] = [];
  for (const structs of doc.store.clients.values()) {
    for (const item of structs)
      if (item instanceof Y.Item && item.content instanceof Y.ContentString) left.push(item.content.str);
  }
  expect(text.length).toBeGreaterThan(0);
  return left.join("");
};

test("[RED-1] a redacted passage is nowhere in the log any more, every id and whatever is behind it stays", async () => {
  const anna = await sync.raw(room, "anna").join();
  await writeMuch(anna);
  await waitFor("it has a snapshot", async () => (await place.log.metadata(room)).has("snapshot"));
  expect(await lettersLeft()).toContain(word);
  const before = Y.encodeStateVector(anna.doc);
  const end = await place.log.end(room);
  await redact(anna.doc);
  expect(await lettersLeft()).not.toMatch(/[Ghm]/);
  expect(await place.log.end(room)).toBe(end + 1);
  const bert = await sync.raw(room, "bert").join();
  expect(textOf(bert.doc)).toContain("Anfang.  0 1 2");
  expect(textOf(bert.doc)).not.toContain(word);
  expect(Y.encodeStateVector(bert.doc)).toEqual(before);
  const again = await sync.rooms.open(address);
  expect(again.stateVector()).toEqual(before);
});

test("[RED-2] everybody in the room sees it vanish, is sent away with 1012, and is told the number when they come back", async () => {
  const anna = await sync.raw(room, "anna").join();
  anna.edit(begin);
  anna.edit((doc) => write(doc, word));
  await waitFor("it is stored", () => anna.acknowledged === 3);
  const bert = await sync.raw(room, "bert").join();
  expect(bert.states).toEqual([{ epoch: 1, schema: 1, mayWrite: "text" }]);
  const ranges = await redact(anna.doc);
  expect(await bert.closed()).toBe(closeCodes.restarting);
  expect(textOf(bert.doc)).not.toContain(word);
  const back = await sync.raw(room, "bert").join();
  expect(back.states[0]?.redaction).toEqual({
    number: 1,
    ranges: ranges.map(({ client, from, to }) => [client, from, to]),
  });
  // Doing it again is no other redaction.
  await sync.rooms.redact(address, ranges);
  const third = await sync.raw(room, "bert").join();
  expect(third.states[0]?.redaction?.number).toBe(1);
});

test("[RED-3] work done offline on the passage and behind it is taken afterwards, and stands where it was written", async () => {
  const anna = await sync.raw(room, "anna").join();
  await writeMuch(anna);
  const bert = sync.raw(room, "bert");
  await bert.join();
  const away = new Y.Doc();
  Y.applyUpdate(away, Y.encodeStateAsUpdate(bert.doc));
  const known = Y.encodeStateVector(away);
  const at = lineOf(away).toString().indexOf(word);
  write(away, "[mitten darin]", at + 3);
  write(away, "[dahinter]", at + word.length + 14);
  write(away, "[am Ende]");
  lineOf(away).delete(at + 4, 2);
  await redact(anna.doc);
  const back = await sync.raw(room, "bert").join();
  back.sendUpdate(Y.encodeStateAsUpdate(away, known));
  await waitFor("it is stored", () => back.acknowledged === 2);
  expect(back.refusals).toEqual([]);
  // A copy that still has the words brings nothing back by sending all it has.
  back.sendUpdate(Y.encodeStateAsUpdate(anna.doc));
  await waitFor("it is answered", () => back.acknowledged === 3);
  expect(back.refusals).toEqual([]);
  const clara = await sync.raw(room, "clara").join();
  const text = lineOf(clara.doc).toString();
  expect(text.startsWith("Anfang. [tten darin][dahinter] 0 1")).toBe(true);
  expect(text.endsWith("[am Ende]")).toBe(true);
  expect(await lettersLeft()).not.toMatch(/[Ghe]h/);
});

test("[RED-1] a snapshot or a frame that is being made while it happens brings nothing back", async () => {
  const anna = await sync.raw(room, "anna").join();
  await writeMuch(anna);
  const opened = await sync.rooms.open(address);
  const made = opened.tend();
  const comers = Array.from({ length: 5 }, () => sync.raw(room, "bert"));
  const joins = comers.map((comer) => comer.join().catch(() => undefined));
  const found = await sync.rooms.findPassage(address, anchorOf(anna.doc, word));
  await Promise.all([sync.rooms.redact(address, found?.ranges ?? []), made, ...joins]);
  for (const comer of comers) comer.close();
  const bert = await sync.raw(room, "bert").join();
  expect(textOf(bert.doc)).not.toContain(word);
  bert.edit((doc) => write(doc, "weiter"));
  for (let number = 0; number < 300; number++) bert.edit((doc) => write(doc, " x"));
  await waitFor("it has a snapshot again", async () => (await place.log.metadata(room)).has("snapshot"));
  bert.close();
  await waitFor("the room is closed", () => sync.rooms.openCount === 0);
  const clara = await sync.raw(room, "clara").join();
  expect(textOf(clara.doc)).not.toContain(word);
  expect(await logged()).not.toContain(word);
});

test("[RED-1] what is written while it happens is stored once and acknowledged, or sent again", async () => {
  const anna = sync.stock(room, "anna");
  await waitFor("it is synced", () => anna.synced);
  anna.doc.transact(() => begin(anna.doc));
  anna.doc.transact(() => write(anna.doc, word));
  await waitFor("it is stored", async () => (await place.log.end(room)) > 0);
  await waitFor("all of it", async () => (await lettersLeft()).includes(word));
  const found = await sync.rooms.findPassage(address, anchorOf(anna.doc, word));
  const redacted = sync.rooms.redact(address, found?.ranges ?? []);
  for (let number = 0; number < 50; number++) {
    anna.doc.transact(() => write(anna.doc, `${number};`));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await redacted;
  const expected = Array.from({ length: 50 }, (_, number) => `${number};`).join("");
  await waitFor("all of it is stored", async () => (await lettersLeft()).includes(expected));
  expect(lineOf(anna.doc).toString()).toBe(`Anfang. ${expected}`);
});
