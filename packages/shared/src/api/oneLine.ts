/**
 * Words as they belong on one line: without breaks and other control characters, and without marks that turn the direction
 * of what follows. Otherwise a name or a title could bring lines of its own into an e-mail, or look like another one.
 */
export function oneLine(words: string): string {
  return words
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
    .trim();
}
