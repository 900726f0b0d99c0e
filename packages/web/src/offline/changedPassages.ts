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
  let removed: string[] = [];
  let added: string[] = [];
  const pair = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index++) {
      const passage = { before: removed[index] ?? "", after: added[index] ?? "" };
      if (passage.before.trim() !== "" || passage.after.trim() !== "") passages.push(passage);
    }
    removed = [];
    added = [];
  };
  for (const step of alignment(before, after)) {
    if (step.before && step.after) pair();
    else if (step.before) removed.push(step.before.text);
    else if (step.after) added.push(step.after.text);
  }
  pair();
  return passages;
}

interface Step {
  before?: Block;
  after?: Block;
}

/** A longest common subsequence of two lists of blocks, with what stands between. */
function alignment(before: Block[], after: Block[]): Step[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const length = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const same = before[i]?.markup === after[j]?.markup;
      (lengths[i] as Uint32Array)[j] = same
        ? length(i + 1, j + 1) + 1
        : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const left = before[i];
    const right = after[j];
    if (left && right && left.markup === right.markup) {
      steps.push({ before: left, after: right });
      i++;
      j++;
    } else if (left && (!right || length(i + 1, j) >= length(i, j + 1))) {
      steps.push({ before: left });
      i++;
    } else if (right) {
      steps.push({ after: right });
      j++;
    }
  }
  return steps;
}
