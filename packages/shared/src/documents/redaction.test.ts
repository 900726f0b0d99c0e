import fc from "fast-check";
import { toBase64 } from "lib0/buffer";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openDraft } from "./draft.ts";
import { passageBetween, passageOf } from "./passageIds.ts";
import { deletionOf, redactDocument, redactor } from "./redaction.ts";
import type { ClockRange } from "./superseded.ts";

/** Writes as several clients into one draft; every update is kept, in its order, as a log keeps it. */
class Log {
  readonly updates: Uint8Array[] = [];
  readonly docs: Y.Doc[] = [];

  open(client: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = client;
    openDraft(doc);
    for (const update of this.updates) Y.applyUpdate(doc, update);
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === "log") return;
      this.updates.push(update);
      for (const other of this.docs) if (other !== doc) Y.applyUpdate(other, update, "log");
    });
    this.docs.push(doc);
    return doc;
  }
}

function whole(updates: readonly Uint8Array[], gc = false): Y.Doc {
  const doc = new Y.Doc({ gc });
  openDraft(doc);
  // In one transaction, as the server and the local store open a document: formats that hold nothing yet stay.
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

const textAt = (doc: Y.Doc, block: number): Y.XmlText =>
  (openDraft(doc).get(block) as Y.XmlElement).get(0) as Y.XmlText;

function addParagraph(doc: Y.Doc, words: string): Y.XmlText {
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText(words);
  paragraph.insert(0, [text]);
  openDraft(doc).push([paragraph]);
  return text;
}

function anchor(from: Y.XmlText, start: number, to: Y.XmlText, end: number): { start: string; end: string } {
  const encode = (type: Y.XmlText, index: number, assoc: number): string =>
    toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(type, index, assoc)));
  return { start: encode(from, start, 0), end: encode(to, end, -1) };
}

const redacted = (updates: readonly Uint8Array[], ranges: Parameters<typeof redactor>[0]): Uint8Array[] =>
  updates.map((update) => redactor(ranges)(update) ?? update);

const bytesOf = (updates: readonly Uint8Array[]): string =>
  Buffer.concat(updates.map((update) => Buffer.from(update))).toString("latin1");

test("a passage is found with what was deleted within and beside it, across blocks, and no more", () => {
  const log = new Log();
  const doc = log.open(1);
  const one = addParagraph(doc, "Vorher ");
  for (const letter of "Mayerx") one.insert(one.length, letter);
  one.delete(one.length - 1, 1);
  for (const letter of " wohnt hier") one.insert(one.length, letter);
  const other = addParagraph(doc, "in der Hausgasse 7. Nachher");
  const found = passageBetween(whole(log.updates), anchor(one, 7, other, 18));
  expect(found?.quote).toBe("Mayer wohnt hier\nin der Hausgasse 7");
  expect(found?.pieces).toEqual(["Mayer wohnt hier", "in der Hausgasse 7"]);
  const edge = passageBetween(whole(log.updates), anchor(one, 7, one, 12));
  expect(edge?.quote).toBe("Mayer");
  expect(edge?.pieces).toEqual(["Mayer"]);
  expect(redacted(log.updates, edge?.ranges ?? []).some((update) => bytesOf([update]).includes("x"))).toBe(
    false,
  );
  expect(passageOf(whole(log.updates), found?.ranges ?? [])).toEqual(found);
  expect(passageBetween(whole(log.updates), { start: "nonsense", end: "" })).toBeUndefined();
});

test("a passage that was moved goes with what was deleted where it stood before", () => {
  const log = new Log();
  const doc = log.open(1);
  addParagraph(doc, "Zuerst stand hier Frau Mayer mit Namen.");
  openDraft(doc).delete(0, 1);
  const text = addParagraph(doc, "Jetzt steht hier Frau Mayer.");
  const found = passageBetween(whole(log.updates), anchor(text, 17, text, 27));
  expect(found?.quote).toBe("Frau Mayer");
  const left = bytesOf(redacted(log.updates, found?.ranges ?? []));
  expect(left).not.toContain("Mayer");
  expect(left).toContain("Zuerst stand hier ");
  expect(left).toContain(" mit Namen.");
});

test("a format that ends behind the passage stays; one within it goes with its value", () => {
  const log = new Log();
  const doc = log.open(1);
  const text = addParagraph(doc, "Vorher geheim nachher");
  text.format(7, 6, { link: { href: "mailto:geheim@example.org" } });
  text.format(10, 11, { bold: {} });
  const found = passageBetween(whole(log.updates), anchor(text, 7, text, 13));
  log.updates.push(deletionOf(found?.ranges ?? []));
  const updates = redacted(log.updates, found?.ranges ?? []);
  expect(bytesOf(updates)).not.toContain("geheim");
  expect(textAt(whole(updates), 0).toDelta()).toEqual([
    { insert: "Vorher " },
    { insert: " nachher", attributes: { bold: {} } },
  ]);
});

test("redacted twice, an update stays as it is; one that holds nothing of it is left alone", () => {
  const log = new Log();
  const text = addParagraph(log.open(1), "abcdef");
  addParagraph(log.open(2), "other");
  const ranges = passageBetween(whole(log.updates), anchor(text, 2, text, 4))?.ranges ?? [];
  const [first, second] = log.updates as [Uint8Array, Uint8Array];
  const once = redactor(ranges)(first) as Uint8Array;
  expect(redactor(ranges)(once)).toBeUndefined();
  expect(redactor(ranges)(second)).toBeUndefined();
  expect(textAt(whole([once]), 0).toString()).toBe("abef");
});

test("an open document forgets what is kept for undoing", () => {
  const log = new Log();
  const doc = log.open(1);
  const text = addParagraph(doc, "vor geheim nach");
  const undo = new Y.UndoManager(openDraft(doc), { captureTimeout: 0 });
  text.delete(4, 6);
  const ranges = passageBetween(whole(log.updates), anchor(text, 3, text, 5))?.ranges ?? [];
  redactDocument(doc, ranges, "redaction");
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString("latin1")).not.toContain("geheim");
  undo.undo();
  expect(text.toString()).not.toContain("geheim");
  redactDocument(new Y.Doc(), ranges, "redaction");
});

/** All that can be read at ids, deleted or not. */
function wordsAt(doc: Y.Doc, ranges: readonly ClockRange[]): string {
  const words: string[] = [];
  for (const { client, from, to } of ranges) {
    for (const item of doc.store.clients.get(client) ?? []) {
      const isBeyond = item.id.clock + item.length <= from || item.id.clock >= to;
      if (item instanceof Y.Item && item.content instanceof Y.ContentString && !isBeyond)
        words.push(item.content.str);
    }
  }
  return words.join("");
}

/** One step of somebody: writes, deletes or formats, with the network or without. */
const step = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom("write", "write", "write", "delete", "format", "paragraph"),
  at: fc.nat(1_000),
  length: fc.integer({ min: 1, max: 8 }),
  words: fc.string({ unit: fc.constantFrom("a", "b", "c", "ü", "€"), minLength: 1, maxLength: 6 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function act(doc: Y.Doc, { what, at, length, words }: Step): void {
  const draft = openDraft(doc);
  if (what === "paragraph" || draft.length === 0) {
    addParagraph(doc, words);
    return;
  }
  const text = textAt(doc, at % draft.length);
  const from = at % (text.length + 1);
  const count = Math.min(length, text.length - from);
  if (what === "write") text.insert(from, words);
  else if (what === "delete" && count > 0) text.delete(from, count);
  else if (what === "format" && count > 0) text.format(from, count, { bold: {} });
}

test("whatever was written by several, offline too: after a redaction all copies are equal, and late work joins on", () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 3, maxLength: 40 }),
      fc.array(step, { maxLength: 10 }),
      fc.nat(1_000),
      fc.nat(1_000),
      (before, offline, one, other) => {
        const log = new Log();
        const docs = [log.open(1), log.open(2), log.open(3)];
        for (const each of before) act(docs[each.who] as Y.Doc, each);
        const draft = openDraft(docs[0] as Y.Doc);
        const blocks = Array.from({ length: draft.length }, (_, index) => textAt(docs[0] as Y.Doc, index));
        const places = blocks.flatMap((text) =>
          Array.from({ length: text.length }, (_, index) => ({ text, index })),
        );
        if (places.length === 0) return;
        const [a, b] = [one % places.length, other % places.length].sort((x, y) => x - y) as [number, number];
        const first = places[a] as (typeof places)[0];
        const last = places[b] as (typeof places)[0];
        const found = passageBetween(
          whole(log.updates),
          anchor(first.text, first.index, last.text, last.index + 1),
        );
        expect(found).toBeDefined();
        const ranges = found?.ranges ?? [];
        // Somebody works on without a connection.
        const away = whole(log.updates, true);
        away.clientID = 9;
        const unsent: Uint8Array[] = [];
        away.on("update", (update: Uint8Array) => unsent.push(update));
        for (const each of offline) act(away, each);
        const deleted = whole([...log.updates, deletionOf(ranges)]);
        const updates = redacted([...log.updates, deletionOf(ranges)], ranges);
        const after = whole(updates);
        expect(Y.encodeStateVector(after)).toEqual(Y.encodeStateVector(deleted));
        expect(openDraft(after).toString()).toBe(openDraft(deleted).toString());
        expect(wordsAt(after, ranges)).toBe("");
        // Their work joins on, on the server's copy as on one that was never redacted.
        for (const update of unsent) {
          Y.applyUpdate(after, update);
          Y.applyUpdate(deleted, update);
        }
        redactDocument(away, ranges, "redaction");
        // Yjs tidies formats up by itself, each copy for all.
        for (const one of [deleted, away, after, deleted, away, after]) {
          for (const other of [deleted, away, after]) {
            Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
          }
        }
        for (const doc of [deleted, away]) {
          expect(openDraft(after).toString()).toBe(openDraft(doc).toString());
          expect(Y.encodeStateVector(after)).toEqual(Y.encodeStateVector(doc));
        }
        expect(wordsAt(away, ranges)).toBe("");
      },
    ),
    { numRuns: 300 },
  );
});
