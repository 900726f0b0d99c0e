/**
 * Whom a comment addresses. In a comment's text a mention stands as `@{person:ID}`, `@{organisation:ID}` or
 * `@{group:ID}` (a working group): names live in the directory alone and can be erased there.
 */
export interface Mention {
  kind: "person" | "organisation" | "group";
  id: string;
}

const token = /@\{(person|organisation|group):([a-z0-9]{1,40})\}/g;

/** A mention as it stands in a text. */
export function writeMention({ kind, id }: Mention): string {
  return `@{${kind}:${id}}`;
}

/** A text in pieces: what is plain, and the mentions between, in their order. */
export function splitMentions(text: string): (string | Mention)[] {
  const pieces: (string | Mention)[] = [];
  let end = 0;
  for (const found of text.matchAll(token)) {
    if (found.index > end) pieces.push(text.slice(end, found.index));
    pieces.push({ kind: found[1] as Mention["kind"], id: found[2] as string });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** Everybody a text addresses, each once. */
export function mentionsIn(text: string): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const piece of splitMentions(text)) {
    if (typeof piece !== "string") mentions.set(`${piece.kind}:${piece.id}`, piece);
  }
  return [...mentions.values()];
}

/** A text for reading: each mention as `@` and the name that `nameOf` knows. */
export function readableMentions(text: string, nameOf: (mention: Mention) => string): string {
  return splitMentions(text)
    .map((piece) => (typeof piece === "string" ? piece : `@${nameOf(piece)}`))
    .join("");
}
