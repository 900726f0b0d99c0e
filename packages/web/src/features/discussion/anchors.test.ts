import { fc, test } from "@fast-check/vitest";
import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import { type Extensions, getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { canJoin, canSplit, findWrapping, Transform } from "@tiptap/pm/transform";
import { initProseMirrorDoc, prosemirrorToYXmlFragment, updateYFragment } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type DraftView, makeAnchor, type Passage, PassageFinder } from "./anchors.ts";

// The same types twice to the compiler: as an ES module\'s and as a CommonJS module\'s.
const schema = getSchema(draftExtensions() as unknown as Extensions);

/** A draft bound to a shared document as y-tiptap binds it, without a browser. */
class BoundDraft {
  readonly #doc = new Y.Doc();
  readonly #fragment = this.#doc.getXmlFragment("draft");
  #view: DraftView;

  constructor(paragraphs: string[]) {
    const blocks = paragraphs.map((text) =>
      schema.node("paragraph", null, text === "" ? [] : [schema.text(text)]),
    );
    prosemirrorToYXmlFragment(schema.node("doc", null, blocks), this.#fragment);
    this.#view = this.#read();
  }

  get view(): DraftView {
    return this.#view;
  }

  get doc(): Node {
    return this.#view.doc;
  }

  /** Makes an edit the way the editor does: the shared document is led to what the new one says. */
  edit(change: (transform: Transform) => void): Transform {
    const transform = new Transform(this.doc);
    change(transform);
    updateYFragment(this.#doc, this.#fragment, transform.doc, {
      mapping: this.#view.mapping,
      isOMark: new Map(),
    });
    // Read afresh, as another person's editor would.
    this.#view = this.#read();
    return transform;
  }

  #read(): DraftView {
    const { doc, mapping } = initProseMirrorDoc(this.#fragment, schema);
    return { doc, fragment: this.#fragment, mapping };
  }
}

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

type Edit =
  | { kind: "insert"; at: number; words: string[] }
  | { kind: "delete"; at: number; length: number }
  | { kind: "split" | "join" | "list" | "heading" | "bold"; at: number }
  | { kind: "delete-block"; at: number };

const vocabulary =
  "Stadt Polizei Quartier sicher Licht Weg Platz Verein Schule Amt Streife Plan die der und für mit auf neu gut".split(
    " ",
  );
const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 14 });
// Words of their own: who deletes a passage and types the same again has restored it.
const typed = fc.array(fc.constantFrom("heute", "kurz", "Haus", "oft", "Bahn"), {
  minLength: 1,
  maxLength: 14,
});
const place = fc.double({ min: 0, max: 1, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("insert" as const), at: place, words: typed }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("delete" as const),
      at: place,
      length: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "split" as const,
        "join" as const,
        "list" as const,
        "heading" as const,
        "bold" as const,
      ),
      at: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete-block" as const), at: place }) },
);

/** A position inside a block of text near a share of the document's length. */
function textPosition(doc: Node, at: number): number {
  const wanted = Math.round(at * doc.content.size);
  let nearest = 1;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const inside = Math.min(Math.max(wanted, position + 1), position + 1 + node.content.size);
    if (Math.abs(inside - wanted) < Math.abs(nearest - wanted)) nearest = inside;
    return false;
  });
  return nearest;
}

function charAt(doc: Node, position: number): string {
  return doc.textBetween(Math.max(0, position), Math.min(doc.content.size, position + 1));
}

function apply(transform: Transform, change: Edit): void {
  const { doc } = transform;
  const position = textPosition(doc, change.at);
  const $position = doc.resolve(position);
  switch (change.kind) {
    case "insert":
      transform.insert(position, schema.text(` ${change.words.join(" ")} `));
      break;
    case "delete": {
      const end = Math.min($position.end(), position + change.length);
      // "der der" without one "der": which one it was, the shared document cannot know either.
      const shifted = [0, -1].some((by) => charAt(doc, position + by) === charAt(doc, end + by));
      if (!shifted) transform.delete(position, end);
      break;
    }
    case "split":
      if (canSplit(doc, position)) transform.split(position);
      break;
    case "join": {
      const border = $position.before();
      if (border > 0 && canJoin(doc, border)) transform.join(border);
      break;
    }
    case "list": {
      const range = $position.blockRange();
      const wrapping = range && findWrapping(range, schema.nodes.bulletList as never);
      if (range && wrapping) transform.wrap(range, wrapping);
      break;
    }
    case "heading":
      if ($position.parent.type.name === "paragraph" && $position.depth === 1) {
        transform.setBlockType(position, position, schema.nodes.heading as never, { level: 3 });
      }
      break;
    case "bold":
      transform.addMark($position.start(), position, schema.mark("bold"));
      break;
    case "delete-block":
      if (doc.childCount > 1) transform.delete($position.before(1), $position.after(1));
      break;
  }
}

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
      const transform = draft.edit((running) => apply(running, change));
      truth = { from: transform.mapping.map(truth.from, 1), to: transform.mapping.map(truth.to, -1) };
      const found = find(draft, anchor);
      if (!found) continue;
      expect(found.from).toBeLessThan(found.to);
      expect(found.from, `${wordsAt(draft, found)} is not the passage`).toBeLessThan(truth.to);
      expect(found.to, `${wordsAt(draft, found)} is not the passage`).toBeGreaterThan(truth.from);
    }
  });
});
