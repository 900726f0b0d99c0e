const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** Also directional marks, which would turn the reading of what follows around, and invisible joiners. */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}\p{Noncharacter_Code_Point}]/gu;

/** Text as every format can hold it: well-formed, composed, with `\n` for each kind of line break. */
export function printableText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .normalize("NFC")
    .replace(lineBreaks, "\n")
    .replaceAll("\t", "    ")
    .replace(unprintable, "");
}

/** Text on one line, for titles. */
export function lineOf(text: string): string {
  return printableText(text).replace(/\s+/gu, " ").trim();
}
