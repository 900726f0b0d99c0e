import { type Mention, splitMentions, writeMention } from "@querschnitt/shared/documents/mentions";

/** Where a mention stands in a text as people see it; `end` is behind its last character. */
export interface MentionPlace {
  start: number;
  end: number;
  mention: Mention;
}

/** A comment as it is written: names where the comment itself has ids. */
export interface MentionText {
  text: string;
  mentions: readonly MentionPlace[];
}

export interface Edited {
  after: MentionText;
  /** Where the caret belongs. */
  caret: number;
}

type NameOf = (mention: Mention) => string;

/** Shows a comment's text with names. */
export function showNames(body: string, nameOf: NameOf): MentionText {
  let text = "";
  const mentions: MentionPlace[] = [];
  for (const piece of splitMentions(body)) {
    if (typeof piece === "string") text += piece;
    else {
      const start = text.length;
      text += `@${nameOf(piece)}`;
      mentions.push({ start, end: text.length, mention: piece });
    }
  }
  return { text, mentions };
}

/** The comment's text of what was written: ids where names are shown. */
export function hideNames({ text, mentions }: MentionText): string {
  let body = "";
  let end = 0;
  for (const place of mentions) {
    body += text.slice(end, place.start) + writeMention(place.mention);
    end = place.end;
  }
  return body + text.slice(end);
}

/**
 * Carries an edit over that left `text` in the field with the caret at `caret`. What is deleted of a mention deletes all
 * of it; what is written into one makes plain words of it.
 */
export function carryOver(before: MentionText, text: string, caret: number): Edited {
  const old = before.text;
  // What stands behind the caret was there before; so the same letter twice is no riddle.
  const most = Math.min(text.length - caret, old.length);
  let suffix = 0;
  while (suffix < most && old.at(-1 - suffix) === text.at(-1 - suffix)) suffix++;
  const rest = Math.min(old.length, text.length) - suffix;
  let start = 0;
  while (start < rest && old[start] === text[start]) start++;
  const end = old.length - suffix;
  const inserted = text.slice(start, text.length - suffix);
  if (start === end && inserted === "") return { after: before, caret };
  if (inserted !== "") return replace(before, { start, end }, inserted);
  const touched = before.mentions.filter((place) => place.start < end && place.end > start);
  return replace(
    before,
    {
      start: Math.min(start, ...touched.map((place) => place.start)),
      end: Math.max(end, ...touched.map((place) => place.end)),
    },
    "",
  );
}

/** Puts a mention in the place of what was typed to find it, and a space behind it. */
export function putMention(
  before: MentionText,
  range: { start: number; end: number },
  mention: Mention,
  nameOf: NameOf,
): Edited {
  const name = `@${nameOf(mention)}`;
  const hasSpace = /^\s/.test(before.text.slice(range.end));
  const { after, caret } = replace(before, range, hasSpace ? name : `${name} `);
  const place = { start: range.start, end: range.start + name.length, mention };
  const mentions = [...after.mentions, place].sort((a, b) => a.start - b.start);
  return { after: { text: after.text, mentions }, caret: hasSpace ? caret + 1 : caret };
}

function replace(
  { text, mentions }: MentionText,
  { start, end }: { start: number; end: number },
  inserted: string,
): Edited {
  const shift = inserted.length - (end - start);
  const moved = mentions.flatMap((place) => {
    if (place.end <= start) return [place];
    return place.start >= end ? [{ ...place, start: place.start + shift, end: place.end + shift }] : [];
  });
  return {
    after: { text: text.slice(0, start) + inserted + text.slice(end), mentions: moved },
    caret: start + inserted.length,
  };
}

/** Longest name that is looked for, in characters. */
const LONGEST = 40;

/** What is typed behind an @ at the caret: whom one begins to mention; undefined if nobody. */
export function begunMention(
  { text, mentions }: MentionText,
  caret: number,
): { start: number; end: number; query: string } | undefined {
  const start = text.lastIndexOf("@", caret - 1);
  if (caret === 0 || start < 0 || caret - start - 1 > LONGEST) return undefined;
  // An address of e-mail has letters before the @.
  if (start > 0 && !/[\s([{"'„“‚/–-]/.test(text[start - 1] as string)) return undefined;
  if (mentions.some((place) => place.start <= start && start < place.end)) return undefined;
  const query = text.slice(start + 1, caret);
  return /^\s|\n/.test(query) ? undefined : { start, end: caret, query };
}
