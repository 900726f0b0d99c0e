import { fc, test } from "@fast-check/vitest";
import type { Proposable } from "@querschnitt/shared/documents/proposals";
import { proposalsBetween } from "@querschnitt/shared/documents/proposing/proposalsBetween";
import { type Proposal, proposalShape } from "@querschnitt/shared/policy/proposals";
import type { Node } from "@tiptap/pm/model";
import { ReplaceStep } from "@tiptap/pm/transform";
import { describe, expect, it } from "vitest";
import type { Passage } from "../../editor/passages/anchors.ts";
import { BoundDraft, schema } from "../../editor/testSupport/BoundDraft.ts";
import { applyEdit, edit, words } from "../../editor/testSupport/edits.ts";
import { placeProposal, replaced } from "./placeProposal.ts";

/** What somebody proposes who goes on to write in a copy. */
function proposed(draft: BoundDraft, change: (copy: BoundDraft) => void): Proposable[] {
  const copy = new BoundDraft(draft);
  change(copy);
  return proposalsBetween(draft.fragment, copy.fragment);
}

/** Carries a proposal out if its place reads as it did; says what happened. */
function accept(draft: BoundDraft, proposal: Proposable): string {
  const place = placeProposal(draft.view, proposal);
  if (place.state !== "unchanged") return place.state;
  const after = replaced(draft.doc, place, proposal.replacement);
  if (!after) return "does not fit";
  draft.edit((transform) => transform.step(new ReplaceStep(place.from, place.to, after.slice)));
  expect(draft.doc.toJSON()).toEqual(after.doc.toJSON());
  return "accepted";
}

const lines = (draft: BoundDraft): string[] => draft.doc.content.content.map((block) => block.textContent);

function positionOf(doc: Node, text: string): Passage {
  let found: Passage | undefined;
  doc.descendants((node, position) => {
    const at = node.isText ? (node.text?.indexOf(text) ?? -1) : -1;
    if (at >= 0) found ??= { from: position + at, to: position + at + text.length };
  });
  if (!found) throw new Error(`"${text}" does not stand there`);
  return found;
}

const replaceWords = (draft: BoundDraft, old: string, next: string): void => {
  const { from, to } = positionOf(draft.doc, old);
  draft.edit((transform) =>
    next === "" ? transform.delete(from, to) : transform.replaceWith(from, to, schema.text(next)),
  );
};

const sentences = [
  "Auf dem Nordmarkt fühlen sich viele Menschen nach Einbruch der Dunkelheit nicht sicher.",
  "Die Beleuchtung der Wege wird erneuert, und Büsche an den Eingängen werden zurückgeschnitten.",
  "Das Ordnungsamt und die Polizei gehen gemeinsam Streife.",
];

describe("a proposal", () => {
  it("is about the words that were changed, and about each place of its own", () => {
    const draft = new BoundDraft(sentences);
    const proposals = proposed(draft, (copy) => {
      replaceWords(copy, "Büsche", "Hecken");
      replaceWords(copy, "viele", "manche");
    });
    expect(
      proposals.map(({ kind, original, replacement }) => [kind, original[0]?.text, replacement[0]?.text]),
    ).toEqual([
      ["words", "viele", "manche"],
      ["words", "Büsche", "Hecken"],
    ]);
  });

  it("of words that are only inserted holds on to a neighbour", () => {
    const draft = new BoundDraft(sentences);
    const [proposal] = proposed(draft, (copy) => replaceWords(copy, "gemeinsam", "gemeinsam und oft"));
    expect(proposal?.anchor.quote).toBe("gemeinsam");
    expect(proposal && accept(draft, proposal)).toBe("accepted");
    expect(lines(draft)[2]).toContain("gehen gemeinsam und oft Streife");
  });

  it("of a text for an empty section is put into that section", () => {
    const draft = new BoundDraft(["Ausgangslage", "", "Ziel", "", "Umsetzung", ""]);
    const proposals = proposed(draft, (copy) => {
      const at = positionOf(copy.doc, "Ziel").to + 2;
      copy.edit((transform) => transform.insert(at, schema.text("Niemand hat Angst.")));
    });
    replaceWords(draft, "Ausgangslage", "Lage");
    expect(proposals.map((proposal) => accept(draft, proposal))).toEqual(["accepted"]);
    expect(lines(draft)).toEqual(["Lage", "", "Ziel", "Niemand hat Angst.", "Umsetzung", ""]);
  });

  it("of a new paragraph goes between its neighbours, also when somebody else has put one there", () => {
    const draft = new BoundDraft(sentences);
    const insert = (draftOf: BoundDraft, text: string): void => {
      const at = draftOf.doc.child(0).nodeSize;
      draftOf.edit((transform) => transform.insert(at, schema.node("paragraph", null, [schema.text(text)])));
    };
    const proposals = proposed(draft, (copy) => insert(copy, "Vorgeschlagen."));
    insert(draft, "Schon da.");
    expect(proposals.map((proposal) => accept(draft, proposal))).toEqual(["accepted"]);
    expect(lines(draft).slice(1, 3)).toEqual(["Vorgeschlagen.", "Schon da."]);
  });

  it("is not carried out where the words are others by now, and says where they were", () => {
    const draft = new BoundDraft(sentences);
    const [proposal] = proposed(draft, (copy) => replaceWords(copy, "gehen gemeinsam Streife", "sind da"));
    replaceWords(draft, "gemeinsam", "zusammen");
    const place = proposal && placeProposal(draft.view, proposal);
    expect(place?.state).toBe("changed");
    expect(place && "from" in place && draft.doc.textBetween(place.from, place.to)).toBe(
      "gehen zusammen Streife",
    );
  });

  it("is not carried out where somebody has given the words another format", () => {
    const draft = new BoundDraft(sentences);
    const [proposal] = proposed(draft, (copy) => replaceWords(copy, "Büsche", "Hecken"));
    const { from, to } = positionOf(draft.doc, "Büsche");
    draft.edit((transform) => transform.addMark(from, to, schema.mark("bold")));
    expect(proposal && accept(draft, proposal)).toBe("changed");
  });

  it("follows its passage into another paragraph, and has no place once that is gone", () => {
    const draft = new BoundDraft(sentences);
    const [proposal] = proposed(draft, (copy) => replaceWords(copy, "Büsche", "Hecken"));
    if (!proposal) throw new Error("nothing proposed");
    const gone = new BoundDraft(draft);
    gone.edit((transform) =>
      transform.delete(gone.doc.child(0).nodeSize, gone.doc.child(0).nodeSize + gone.doc.child(1).nodeSize),
    );
    expect(accept(gone, proposal)).toBe("lost");
    draft.edit((transform) => transform.split(positionOf(draft.doc, "und Büsche").from));
    expect(accept(draft, proposal)).toBe("accepted");
    expect(lines(draft)[2]).toBe("und Hecken an den Eingängen werden zurückgeschnitten.");
  });
});

const paragraphs = fc.array(words, { minLength: 1, maxLength: 6 });
const edits = fc.array(edit, { minLength: 1, maxLength: 6 });
const draftOf = (texts: string[][]): BoundDraft => new BoundDraft(texts.map((text) => text.join(" ")));

describe("[property] proposals", () => {
  test.prop([paragraphs, edits], { numRuns: 300 })(
    "made of anything somebody did to a copy come to just that when all are accepted",
    (texts, changes) => {
      const draft = draftOf(texts);
      const copy = new BoundDraft(draft);
      for (const change of changes) copy.edit((transform) => applyEdit(transform, change));
      const proposals = proposalsBetween(draft.fragment, copy.fragment);
      for (const proposal of proposals) {
        expect(proposalShape.safeParse(asProposal(proposal)).error).toBeUndefined();
        expect(accept(draft, proposal)).toBe("accepted");
      }
      expect(draft.doc.toJSON()).toEqual(copy.doc.toJSON());
    },
  );

  // Every word stands once, so that what a proposal is about can be at one place only.
  test.prop([fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 6 }), edits, edits], {
    numRuns: 500,
  })("after any edits of others are carried out at their passage, or not at all", (counts, mine, theirs) => {
    let next = 0;
    const draft = draftOf(counts.map((count) => Array.from({ length: count }, () => `Wort${next++}x`)));
    const copy = new BoundDraft(draft);
    for (const change of mine) copy.edit((transform) => applyEdit(transform, change));
    const proposals = proposalsBetween(draft.fragment, copy.fragment);
    for (const change of theirs) draft.edit((transform) => applyEdit(transform, change));
    for (const proposal of proposals) {
      const before = draft.doc;
      const place = placeProposal(draft.view, proposal);
      const outcome = accept(draft, proposal);
      if (outcome !== "accepted" || place.state !== "unchanged") {
        expect(draft.doc).toBe(before);
        continue;
      }
      const quote = proposal.anchor.quote.replace(/\s+/g, "");
      expect(before.textBetween(place.from, place.to, "\n").replace(/\s+/g, "")).toBe(quote);
      if (quote !== "") continue;
      // Something new: what stood in front of it or behind it still does.
      const front = before.textBetween(0, place.from, "\n").trimEnd().split(/\s/).at(-1);
      const behind = before.textBetween(place.to, before.content.size, "\n").trimStart().split(/\s/)[0];
      const { before: was, after: next } = proposal.anchor;
      expect([
        was.trimEnd().split(/\s/).at(-1) === front,
        next.trimStart().split(/\s/)[0] === behind,
      ]).toContain(true);
    }
  });
});

function asProposal({ kind, original, replacement }: Proposable): Proposal {
  return { author: "ada", createdAt: 1, kind, original, replacement, withdrawn: false };
}
