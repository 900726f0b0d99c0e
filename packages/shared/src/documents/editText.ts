import type * as Y from "yjs";

interface Replacement {
  /** Where the texts begin to differ, and where the difference ends in each; UTF-16 units. */
  start: number;
  endBefore: number;
  endAfter: number;
}

/** The one replacement in the middle that turns a text into another. */
function replacement(before: string, after: string): Replacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, endBefore: before.length - end, endAfter: after.length - end };
}

/** Where a place in a text comes to lie when the text is turned into another: behind what was put in at it. */
function carried(position: number, { start, endBefore, endAfter }: Replacement): number {
  if (position < start) return position;
  return position >= endBefore ? position + endAfter - endBefore : endAfter;
}

/** Where a caret stays that stood in a text before somebody else turned it into another; UTF-16 units. */
export function carryCaret(before: string, after: string, caret: number): number {
  const change = replacement(before, after);
  // What others write at the very caret goes behind it: one's own next letter follows one's last.
  return caret <= change.start ? caret : carried(caret, change);
}

/**
 * Makes the change that leads `from` to `to`, as one replacement. Where others have changed the text since `from`,
 * the place moves along with what they did, and their words stay.
 */
export function editText(text: Y.Text, from: string, to: string): void {
  const mine = replacement(from, to);
  const theirs = replacement(from, text.toString());
  const start = carried(mine.start, theirs);
  // What others put in at the very end of what is taken out is not taken out with it.
  const end = mine.endBefore <= theirs.start ? mine.endBefore : carried(mine.endBefore, theirs);
  const removed = Math.max(0, end - start);
  const inserted = to.slice(mine.start, mine.endAfter);
  if (removed > 0) text.delete(start, removed);
  if (inserted !== "") text.insert(start, inserted);
}
