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

/**
 * Makes the change that leads `from` to `to`, as one replacement. Where others have changed the text since `from`,
 * the place moves along with what they did, and their words stay.
 */
export function editText(text: Y.Text, from: string, to: string): void {
  const mine = replacement(from, to);
  const theirs = replacement(from, text.toString());
  const shift = (position: number): number => {
    if (position < theirs.start) return position;
    if (position >= theirs.endBefore) return position + theirs.endAfter - theirs.endBefore;
    return theirs.endAfter;
  };
  const start = shift(mine.start);
  const removed = Math.max(0, shift(mine.endBefore) - start);
  const inserted = to.slice(mine.start, mine.endAfter);
  if (removed > 0) text.delete(start, removed);
  if (inserted !== "") text.insert(start, inserted);
}
