import { align } from "@querschnitt/shared/documents/align";
import { blockText, DRAFT_ROOT, openDraft } from "@querschnitt/shared/documents/draft";
import { itemsWithCourse, openCourse } from "@querschnitt/shared/documents/minutes";
import type { Proposable } from "@querschnitt/shared/documents/proposals";
import { proposalsBetween } from "@querschnitt/shared/documents/proposing/proposalsBetween";
import { plainText } from "@querschnitt/shared/documents/richText";
import type * as Y from "yjs";

export interface Passage {
  /** Empty for a newly written block. */
  before: string;
  /** Empty for a deleted block. */
  after: string;
  /** How it can be proposed instead, in a draft. */
  proposals?: Proposable[];
}

interface Block {
  /** Formats included: two blocks are the same if this is. */
  markup: string;
  text: string;
}

function blocksOf(text: Y.XmlFragment): Block[] {
  return text.toArray().map((block) => ({ markup: block.toString(), text: blockText(block) }));
}

/** The texts in a room's document: one of a draft, one for each item of minutes. Asking for one makes it be there. */
function textOf(doc: Y.Doc, root: string): Y.XmlFragment {
  return root === DRAFT_ROOT ? openDraft(doc) : openCourse(doc, root);
}

/** The blocks in which a room's texts differ from others, paired where one stands in the other's place. */
export function changedPassages(base: Y.Doc, changed: Y.Doc): Passage[] {
  const roots = new Set([...itemsWithCourse(base), ...itemsWithCourse(changed)]);
  return [...roots].flatMap((root) =>
    changedIn(blocksOf(textOf(base, root)), blocksOf(textOf(changed, root))),
  );
}

function changedIn(before: Block[], after: Block[]): Passage[] {
  const passages: Passage[] = [];
  const keys = (blocks: Block[]): string[] => blocks.map(({ markup }) => markup);
  for (const { same, from, to, otherFrom, otherTo } of align(keys(before), keys(after))) {
    if (same) continue;
    const [removed, added] = [before.slice(from, to), after.slice(otherFrom, otherTo)];
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const passage = { before: removed[index]?.text ?? "", after: added[index]?.text ?? "" };
      if (passage.before.trim() !== "" || passage.after.trim() !== "") passages.push(passage);
    }
  }
  return passages;
}

/** The same of a draft that somebody has written in, each passage with the proposals that would say it. */
export function proposablePassages(base: Y.Doc, changed: Y.Doc): Passage[] {
  const differences = proposalsBetween(openDraft(base), openDraft(changed)).map(
    ({ kind, anchor, original, replacement, within }) => ({
      words: within ?? { before: plainText(original), after: plainText(replacement) },
      proposal: { kind, anchor, original, replacement },
    }),
  );
  const passages = new Map<string, Passage>();
  for (const { words, proposal } of differences) {
    if (words.before.trim() === "" && words.after.trim() === "") continue;
    const key = JSON.stringify(words);
    const passage = passages.get(key) ?? { ...words, proposals: [] };
    passage.proposals?.push(proposal);
    passages.set(key, passage);
  }
  return [...passages.values()];
}
