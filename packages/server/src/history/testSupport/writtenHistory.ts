import { openDraft, writeDraftTemplate } from "@querschnitt/shared/documents/draft";
import * as Y from "yjs";
import type { Seeded } from "../../../../../tests/support/seeded.ts";
import type { NewEntry } from "../../storage/UpdateLog.ts";

/** Each person types letters that nobody else types, so that every letter says whose it is. */
export const alphabets: Record<string, string> = {
  server: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  ada: "abcdef",
  ben: "ghijkl",
  cem: "mnopqr",
  dana: "stuvwx äöü😀",
};
export const people = Object.keys(alphabets).filter((person) => person !== "server");

/** Whose a letter is. */
export function writerOf(letter: string): string {
  return Object.entries(alphabets).find(([, letters]) => letters.includes(letter))?.[0] ?? "nobody";
}

/** Where a writer's copy has changes from that others made. */
const SERVER = {};

/** Somebody with an editor, now and then without a connection. */
class Writer {
  readonly doc = new Y.Doc();
  /** What was done since they last sent something; one update for each deed. */
  unsent: Uint8Array[] = [];
  readonly #origin = {};
  readonly undo: Y.UndoManager;

  readonly person: string;

  constructor(person: string, random: Seeded) {
    this.person = person;
    this.doc.clientID = random.below(2 ** 32);
    const trackedOrigins = new Set([this.#origin]);
    this.undo = new Y.UndoManager(openDraft(this.doc), { captureTimeout: 0, trackedOrigins });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      // What Yjs tidies up after others' changes is sent like everything else.
      if (origin !== SERVER) this.unsent.push(update);
    });
  }

  do(change: (draft: Y.XmlFragment) => void): void {
    this.doc.transact(() => change(openDraft(this.doc)), this.#origin);
  }
}

/** The log of a draft that several people have written in at the same time, partly offline; as admission lets it in. */
export function writtenHistory(random: Seeded, deeds: number, undoes = false): NewEntry[] {
  const server = new Y.Doc();
  const log: NewEntry[] = [];
  let now = Date.parse("2026-05-01T08:00:00Z");
  const take = (person: string, update: Uint8Array): void => {
    // Mostly in one go, now and then after a break; and a clock may be set back a little.
    now += random.chance(0.04) ? random.below(40) * 60_000 : random.below(20_000);
    log.push({ person, receivedAt: random.chance(0.03) ? now - random.below(9_000) : now, update });
    Y.applyUpdate(server, update);
  };
  openDraft(server);
  const template = new Y.Doc();
  template.clientID = random.below(2 ** 32);
  writeDraftTemplate(template);
  // Letters of a lower case are somebody's.
  const headings = openDraft(template)
    .toArray()
    .filter((block) => (block as Y.XmlElement).nodeName === "heading");
  for (const heading of headings) {
    const text = (heading as Y.XmlElement).get(0) as Y.XmlText;
    const capitals = text.toString().toUpperCase();
    text.delete(0, text.length);
    text.insert(0, capitals);
  }
  take("server", Y.encodeStateAsUpdate(template));
  const writers = people.map((person) => new Writer(person, random));
  const exchange = (writer: Writer): void => {
    // Somebody who was offline for long may send all of it as one.
    const updates =
      writer.unsent.length > 1 && random.chance(0.3) ? [Y.mergeUpdates(writer.unsent)] : writer.unsent;
    for (const update of updates) take(writer.person, update);
    writer.unsent = [];
    Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(writer.doc)), SERVER);
  };
  for (const writer of writers) exchange(writer);
  for (let deed = 0; deed < deeds; deed++) {
    const writer = random.pick(writers);
    if (random.chance(0.3)) exchange(writer);
    if (undoes && random.chance(0.15)) writer.undo[random.chance(0.8) ? "undo" : "redo"]();
    else writer.do((draft) => change(draft, writer.person, random));
    if (random.chance(0.2)) {
      // Somebody who opens the page anew has another client id.
      exchange(writer);
      writers[writers.indexOf(writer)] = new Writer(writer.person, random);
    }
  }
  for (const writer of writers) exchange(writer);
  return log;
}

function change(draft: Y.XmlFragment, person: string, random: Seeded): void {
  const words = (): string => {
    const letters = [...(alphabets[person] as string)];
    return Array.from({ length: 1 + random.below(7) }, () => random.pick(letters)).join("");
  };
  const place = random.below(draft.length + 1);
  if (draft.length === 0 || random.chance(0.06)) {
    const block = new Y.XmlElement(random.chance(0.3) ? "heading" : "paragraph");
    block.insert(0, [new Y.XmlText(words())]);
    draft.insert(place, [block]);
    return;
  }
  const block = draft.get(Math.min(place, draft.length - 1)) as Y.XmlElement;
  if (random.chance(0.03)) {
    draft.delete(draft.toArray().indexOf(block), 1);
    return;
  }
  if (block.length === 0) block.insert(0, [new Y.XmlText()]);
  const text = block.get(0) as Y.XmlText;
  const at = wholeLetter(text, random.below(text.length + 1));
  if (text.length > 0 && random.chance(0.3)) {
    const end = wholeLetter(text, Math.min(text.length, at + 1 + random.below(9)));
    if (end > at) text.delete(at, end - at);
  } else if (text.length > 1 && random.chance(0.1)) {
    const end = wholeLetter(text, Math.min(text.length, at + 5));
    if (end > at) text.format(at, end - at, { bold: random.chance(0.5) ? {} : null });
  } else text.insert(at, words());
}

/** A place between two letters: nobody's caret stands within one. */
function wholeLetter(text: Y.XmlText, at: number): number {
  const unit = plain(text).charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** The text without its formats. */
export function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join("");
}
