import { blockText, openDraft } from "@querschnitt/shared/documents/draft";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { seededFor } from "../../../../tests/support/seeded.ts";
import { Arrivals } from "./Arrivals.ts";
import { writtenDraft } from "./authorship.ts";
import { Chronicle } from "./Chronicle.ts";
import type { Accepted } from "./Origins.ts";
import { decodeStanding, encodeStanding } from "./segments.ts";
import { writerOf, writtenHistory } from "./testSupport/writtenHistory.ts";

/** A draft that several people write in one after the other, each with what the others have sent. */
class Draft {
  readonly #docs = new Map<string, { doc: Y.Doc; undo: Y.UndoManager }>();
  readonly #log: { person: string; update: Uint8Array }[] = [];

  of(person: string): { doc: Y.Doc; draft: Y.XmlFragment; undo: Y.UndoManager } {
    let known = this.#docs.get(person);
    if (!known) {
      const doc = new Y.Doc();
      known = { doc, undo: new Y.UndoManager(openDraft(doc), { captureTimeout: 0 }) };
      this.#docs.set(person, known);
    }
    return { ...known, draft: openDraft(known.doc) };
  }

  do(person: string, change: (at: ReturnType<Draft["of"]>) => void): void {
    const at = this.of(person);
    for (const { update } of this.#log) Y.applyUpdate(at.doc, update);
    const before = Y.encodeStateVector(at.doc);
    change(at);
    this.#log.push({ person, update: Y.encodeStateAsUpdate(at.doc, before) });
  }

  /** Who wrote what by the log, cut anywhere: each passage as its person and its text. */
  written(accepted: readonly Accepted[] = []): string[][] {
    let chronicle = new Chronicle("draft");
    const told: ReturnType<Chronicle["end"]>[] = [];
    for (const [index, { person, update }] of this.#log.entries()) {
      chronicle.take({ sequence: index + 1, person, receivedAt: index, update });
      const standing = decodeStanding(encodeStanding(chronicle.standing()));
      told.push(chronicle.end());
      chronicle = new Chronicle("draft", standing);
    }
    const arrivals = new Arrivals();
    for (const one of told) arrivals.append(one.arrivals);
    const restored = told.flatMap((one) => one.restored);
    const { passages } = writtenDraft(chronicle.document, { arrivals, restored, accepted });
    const blocks = openDraft(chronicle.document).toArray();
    return passages.map(({ person, block, from, to, proposedBy }) => [
      proposedBy === undefined ? person : `${proposedBy} by ${person}`,
      textOf(blocks[block] as Y.XmlElement).slice(from, to),
    ]);
  }
}

function paragraph(text: string): Y.XmlElement {
  const block = new Y.XmlElement("paragraph");
  block.insert(0, [new Y.XmlText(text)]);
  return block;
}

const textIn = (draft: Y.XmlFragment, block: number): Y.XmlText =>
  (draft.get(block) as Y.XmlElement).get(0) as Y.XmlText;
const textOf = (block: Y.XmlElement): string => (block.get(0) as Y.XmlText).toString();

function written(): Draft {
  const draft = new Draft();
  draft.do("ada", (at) =>
    at.draft.insert(0, [paragraph("Die Lampen sind kaputt."), paragraph("Seit Mai schon.")]),
  );
  return draft;
}

test("whoever undoes a deletion does not become the author; whoever writes other words does", () => {
  const draft = written();
  draft.do("ben", (at) => textIn(at.draft, 0).delete(4, 6));
  draft.do("ben", (at) => at.undo.undo());
  expect(draft.written()).toEqual([
    ["ada", "Die Lampen sind kaputt."],
    ["ada", "Seit Mai schon."],
  ]);
  draft.do("ben", (at) => textIn(at.draft, 0).delete(4, 6));
  draft.do("ben", (at) => textIn(at.draft, 0).insert(4, "Laternen"));
  const own = [
    ["ada", "Die "],
    ["ben", "Laternen"],
    ["ada", " sind kaputt."],
  ];
  expect(draft.written().slice(0, 3)).toEqual(own);
  draft.do("ben", (at) => at.undo.undo());
  draft.do("ben", (at) => at.undo.undo());
  expect(draft.written()[0]).toEqual(["ada", "Die Lampen sind kaputt."]);
  draft.do("ben", (at) => at.undo.redo());
  draft.do("ben", (at) => at.undo.redo());
  expect(draft.written().slice(0, 3)).toEqual(own);
});

test("paragraphs that were deleted as a whole come back with their authors, also when it was undone in between", () => {
  const draft = written();
  draft.do("cem", (at) => textIn(at.draft, 1).insert(5, "letztem "));
  draft.do("ben", (at) => at.draft.delete(0, 2));
  draft.do("ben", (at) => at.undo.undo());
  const all = [
    ["ada", "Die Lampen sind kaputt."],
    ["ada", "Seit "],
    ["cem", "letztem "],
    ["ada", "Mai schon."],
  ];
  expect(draft.written()).toEqual(all);
  draft.do("ben", (at) => at.undo.redo());
  draft.do("ben", (at) => at.undo.undo());
  expect(draft.written()).toEqual(all);
});

test("a paragraph out of which something was deleted before it was deleted itself comes back whole", () => {
  const draft = written();
  draft.do("ben", (at) => textIn(at.draft, 0).delete(4, 7));
  draft.do("ben", (at) => at.draft.delete(0, 1));
  draft.do("ben", (at) => at.undo.undo());
  expect(draft.written()[0]).toEqual(["ada", "Die sind kaputt."]);
  draft.do("ben", (at) => at.undo.undo());
  expect(draft.written()[0]).toEqual(["ada", "Die Lampen sind kaputt."]);
});

test("in what several people write, delete and undo at random, hardly a letter changes its author", () => {
  const random = seededFor("undone at random");
  let [letters, others] = [0, 0];
  for (let round = 0; round < 25; round++) {
    const chronicle = new Chronicle("draft");
    for (const [index, entry] of writtenHistory(random, 150, true).entries())
      chronicle.take({ sequence: index + 1, ...entry });
    const { arrivals, restored } = chronicle.end();
    const { passages } = writtenDraft(chronicle.document, { arrivals, restored, accepted: [] });
    const blocks = openDraft(chronicle.document).toArray();
    for (const { block, from, to, person } of passages) {
      for (const letter of blockText(blocks[block] as Y.XmlElement).slice(from, to)) {
        letters += 1;
        if (writerOf(letter) !== person) others += 1;
      }
    }
  }
  // What is shorter than three units is of whoever undid it, and so are places where others wrote meanwhile.
  expect(others / letters).toBeLessThan(0.03);
});

test("what was deleted and restored before it was sent comes back with its author as well", () => {
  const draft = written();
  draft.do("ben", (at) => {
    textIn(at.draft, 0).delete(4, 6);
    at.undo.undo();
  });
  expect(draft.written()[0]).toEqual(["ada", "Die Lampen sind kaputt."]);
});

test("what is copied and pasted is of whoever pasted it", () => {
  const draft = written();
  draft.do("ben", (at) => at.draft.insert(2, [paragraph("Die Lampen sind kaputt.")]));
  expect(draft.written().at(-1)).toEqual(["ben", "Die Lampen sind kaputt."]);
});

test("nobody's words become somebody else's by being put beside what was deleted", () => {
  const draft = written();
  draft.do("ada", (at) => textIn(at.draft, 0).delete(4, 6));
  const { doc, draft: root } = draft.of("ben");
  draft.do("ben", () => {
    const text = textIn(root, 0);
    text.insert(4, "Straßen");
  });
  expect(draft.written().slice(0, 3)).toEqual([
    ["ada", "Die "],
    ["ben", "Straßen"],
    ["ada", " sind kaputt."],
  ]);
  // As many units as were deleted there, and other ones.
  draft.do("ben", () => textIn(openDraft(doc), 0).delete(4, 7));
  draft.do("ben", () => textIn(openDraft(doc), 0).insert(4, "Lumpen"));
  expect(draft.written()[1]).toEqual(["ben", "Lumpen"]);
});

test("two letters that are typed again where they stood are of whoever typed them", () => {
  const draft = written();
  draft.do("ada", (at) => textIn(at.draft, 0).delete(4, 6));
  draft.do("ben", (at) => textIn(at.draft, 0).insert(4, "La"));
  draft.do("ben", (at) => textIn(at.draft, 0).insert(6, "ternen"));
  expect(draft.written()[1]).toEqual(["ben", "Laternen"]);
});

test("what an accepted proposal brought is its author's, accepted by whoever wrote it, and nothing else is", () => {
  const draft = written();
  draft.do("ben", (at) => textIn(at.draft, 0).insert(3, " alten"));
  const client = draft.of("ben").doc.clientID;
  const accepted = { author: "cem", acceptedBy: "ben", inserted: [{ client, clock: 1, length: 4 }] };
  const by = (more: Partial<Accepted>) => draft.written([{ ...accepted, ...more }]).slice(0, 5);
  expect(by({})).toEqual([
    ["ada", "Die"],
    ["ben", " "],
    ["cem by ben", "alte"],
    ["ben", "n"],
    ["ada", " Lampen sind kaputt."],
  ]);
  const unchanged = draft.written().slice(0, 5);
  // Somebody says that they have accepted what others wrote.
  expect(by({ acceptedBy: "cem" })).toEqual(unchanged);
  const adas = { client: draft.of("ada").doc.clientID, clock: 0, length: 20 };
  expect(by({ inserted: [adas] })).toEqual(unchanged);
});
