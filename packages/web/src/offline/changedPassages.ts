import { align } from "@querschnitt/shared/documents/align";
import { blockText, DRAFT_ROOT, openDraft } from "@querschnitt/shared/documents/draft";
import { itemsWithCourse, openCourse } from "@querschnitt/shared/documents/minutes";
import type * as Y from "yjs";

export interface Passage {
  /** Empty for a newly written block. */
  before: string;
  /** Empty for a deleted block. */
  after: string;
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
