import type { Excerpt } from "../api/search.ts";
import { wordsOf } from "./words.ts";

const EXCERPT_LENGTH = 180;
/** Units shown before the first mark at most. */
const LEAD = 50;

/** The piece of a text in which most of these terms stand, the earliest of several. */
export function excerptOf(text: string, terms: ReadonlySet<string>, length = EXCERPT_LENGTH): Excerpt {
  const found = wordsOf(text).filter(({ term }) => terms.has(term));
  let first = 0;
  let most = 0;
  for (const [index, { start }] of found.entries()) {
    const near = found.filter((word) => word.start >= start && word.end <= start + length - LEAD);
    const different = new Set(near.map(({ term }) => term)).size;
    if (different > most) {
      most = different;
      first = index;
    }
  }
  const anchor = found[first]?.start ?? 0;
  const start =
    anchor <= LEAD ? 0 : wordStart(text, Math.min(anchor - LEAD, Math.max(0, text.length - length)), anchor);
  const end = text.length - start <= length ? text.length : wordEnd(text, start + length, anchor);
  const piece = text.slice(start, end);
  return {
    text: piece.replace(/\s/g, " ").trimEnd(),
    marks: found
      .filter((word) => word.start >= start && word.end <= end)
      .map((word) => [word.start - start, word.end - start]),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  };
}

/** The next beginning of a word, but not beyond `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s/);
  return space < 0 ? latest : from + space + 1;
}

/** The last end of a word before `to`; in the midst of one that has no end. */
function wordEnd(text: string, to: number, least: number): number {
  for (let end = to; end > least; end--) if (/\s/.test(text.charAt(end))) return end;
  return to;
}
