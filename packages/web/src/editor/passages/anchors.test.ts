import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { BoundDraft, schema } from "../testSupport/BoundDraft.ts";
import { applyEdit, edit, place, textPosition, words } from "../testSupport/edits.ts";
import { makeAnchor, type Passage, PassageFinder } from "./anchors.ts";

function placeOf(draft: BoundDraft, words: string, occurrence = 0): Passage {
  const found: Passage[] = [];
  draft.doc.descendants((node, position) => {
    if (!node.isText) return;
    for (let at = node.text?.indexOf(words) ?? -1; at >= 0; at = node.text?.indexOf(words, at + 1) ?? -1) {
      found.push({ from: position + at, to: position + at + words.length });
    }
  });
  const place = found[occurrence];
  if (!place) throw new Error(`"${words}" does not stand in the draft`);
  return place;
}

function anchorAt(draft: BoundDraft, { from, to }: Passage) {
  const anchor = makeAnchor(draft.view, from, to);
  if (!anchor) throw new Error("no text there");
  return anchor;
}

function wordsAt(draft: BoundDraft, passage: Passage | undefined): string | undefined {
  return passage && draft.doc.textBetween(passage.from, passage.to, "|");
}

const find = (draft: BoundDraft, anchor: ReturnType<typeof anchorAt>) =>
  new PassageFinder(draft.view).find(anchor);

const sentences = [
  "Auf dem Nordmarkt fühlen sich viele Menschen nach Einbruch der Dunkelheit nicht sicher.",
  "Die Beleuchtung der Wege wird erneuert, und Büsche an den Eingängen werden zurückgeschnitten.",
  "Das Ordnungsamt und die Polizei gehen gemeinsam Streife.",
];

describe("an anchor", () => {
  it("follows its passage through edits before and after it", () => {
    const draft = new BoundDraft(sentences);
    const anchor = anchorAt(draft, placeOf(draft, "Beleuchtung der Wege"));
    draft.edit((transform) => transform.insert(placeOf(draft, "Beleuchtung").from, schema.text("bessere ")));
    draft.edit((transform) => transform.insert(placeOf(draft, "Wege").to, schema.text(" und Plätze")));
    expect(wordsAt(draft, find(draft, anchor))).toBe("Beleuchtung der Wege");
  });

  it("finds a passage again that was split off into a paragraph of its own", () => {
    const draft = new BoundDraft(sentences);
    const anchor = anchorAt(draft, placeOf(draft, "Büsche"));
    draft.edit((transform) => transform.split(placeOf(draft, "und Büsche").from));
    expect(wordsAt(draft, find(draft, anchor))).toBe("Büsche");
  });

  it("finds a passage that was itself split in two", () => {
    const draft = new BoundDraft(sentences);
    const anchor = anchorAt(draft, placeOf(draft, "erneuert, und Büsche"));
    draft.edit((transform) => transform.split(placeOf(draft, "und Büsche").from));
    expect(wordsAt(draft, find(draft, anchor))).toBe("erneuert, |und Büsche");
  });

  it("keeps a passage in which some words were changed", () => {
    const draft = new BoundDraft(sentences);
    const anchor = anchorAt(draft, placeOf(draft, "gehen gemeinsam Streife"));
    const { from, to } = placeOf(draft, "gemeinsam");
    draft.edit((transform) => transform.replaceWith(from, to, schema.text("zusammen")));
    expect(wordsAt(draft, find(draft, anchor))).toBe("gehen zusammen Streife");
  });

  it("does not take the same word elsewhere for a passage that was deleted", () => {
    const draft = new BoundDraft([...sentences, "Die Polizei ist ansprechbar."]);
    const anchor = anchorAt(draft, placeOf(draft, "Polizei"));
    const { from, to } = placeOf(draft, "die Polizei ");
    draft.edit((transform) => transform.delete(from, to));
    expect(find(draft, anchor)).toBeUndefined();
  });

  it("has no place once the passage's paragraph is gone", () => {
    const draft = new BoundDraft(sentences);
    const anchor = anchorAt(draft, placeOf(draft, "Beleuchtung"));
    draft.edit((transform) => {
      const start = transform.doc.resolve(placeOf(draft, "Beleuchtung").from).before();
      transform.delete(start, start + (transform.doc.nodeAt(start)?.nodeSize ?? 0));
    });
    expect(find(draft, anchor)).toBeUndefined();
  });

  it("cannot be made where no text is", () => {
    const draft = new BoundDraft(["", "Ziel"]);
    expect(makeAnchor(draft.view, 0, 2)).toBeUndefined();
  });

  it("covers no more than its quote can hold", () => {
    const draft = new BoundDraft(
      Array.from({ length: 60 }, (_, index) => `${index} ${sentences[index % 3]}`),
    );
    const anchor = anchorAt(draft, { from: 0, to: draft.doc.content.size });
    expect(anchor.quote.length).toBeLessThanOrEqual(2_000);
    expect(wordsAt(draft, find(draft, anchor))?.length).toBe(anchor.quote.length);
  });
});

describe("[property] an anchor after any edits", () => {
  test.prop(
    [
      fc.array(words, { minLength: 1, maxLength: 6 }),
      place,
      fc.integer({ min: 3, max: 60 }),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
    ],
    { numRuns: 400 },
  )("is found at its own passage or not at all", (paragraphs, at, length, edits) => {
    const draft = new BoundDraft(paragraphs.map((paragraph) => paragraph.join(" ")));
    const from = textPosition(draft.doc, at);
    const to = Math.min(draft.doc.resolve(from).end(), from + length);
    const anchor = makeAnchor(draft.view, from, to);
    if (!anchor) return;
    // Where the passage is, according to the edits themselves.
    let truth = { from, to };
    for (const change of edits) {
      const transform = draft.edit((running) => applyEdit(running, change));
      truth = { from: transform.mapping.map(truth.from, 1), to: transform.mapping.map(truth.to, -1) };
      const found = find(draft, anchor);
      if (!found) continue;
      expect(found.from).toBeLessThan(found.to);
      expect(found.from, `${wordsAt(draft, found)} is not the passage`).toBeLessThan(truth.to);
      expect(found.to, `${wordsAt(draft, found)} is not the passage`).toBeGreaterThan(truth.from);
    }
  });
});
