import { stemmer } from "@orama/stemmers/german";

/** A word of a text: where it stands (UTF-16 units) and what it is looked up by. */
export interface Word {
  start: number;
  end: number;
  /** Folded and stemmed: equal for words that count as the same. */
  term: string;
  /** Folded only, as far as it is written yet. */
  folded: string;
}

/** Letters and digits, with a gender form that hangs on: "Bürger*innen", "Bürger:in", "Bürger_innen". */
const wordPattern = /[\p{L}\p{N}\p{M}\u00ad]+(?:[*:_·]in(?:nen)?(?![\p{L}\p{N}]))?/giu;

/** Too frequent to tell anything; folded. What is left of "Bürger/-innen" is among them. */
const stopWords = new Set(
  (
    "aber als am an auch auf aus bei bis da das dass dem den der des die durch ein eine einem einen einer eines er es " +
    "fur haben hat ihr ihre im in innen ist mit nach nicht noch nur oder sein seine sich sie sind so uber um und " +
    "unter vom von vor war werden wie wir wird wurde wurden zu zum zur a and are by for from is of on or that the this to with"
  ).split(" "),
);

/**
 * A word so that its spellings agree: case, accents, "ä" = "ae" = "a", "ß" = "ss", "Bürger*innen" = "BürgerInnen" =
 * "Bürger". "ue" after a vowel or "q" is none of these spellings: "neue", "Quelle".
 */
export function fold(word: string): string {
  return word
    .replace(/\u00ad/g, "")
    .replace(/[*:_·]in(?:nen)?$/i, "")
    .replace(/(?<=\p{Ll})In(?:nen)?$/u, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/(?<![aeiouq])([aou])e/g, "$1")
    .replace(/(?<=er|ist|ent|ant|og|eg|rzt)innen$/, "");
}

/** The stem of a folded word. Twice, since "Sauberkeit" is "sauber" only then "saub", as "sauber" is at once. */
export function stem(folded: string): string {
  return /^\p{N}/u.test(folded) ? folded : stemmer(stemmer(folded));
}

type Form = Pick<Word, "term" | "folded">;

/** A text repeats few words often: looking them up again is a tenth of the work of folding and stemming them. */
const known = new Map<string, Form>();
const MOST_KNOWN = 20_000;

function formOf(written: string): Form {
  let form = known.get(written);
  if (!form) {
    const folded = fold(written);
    form = { folded, term: stem(folded) };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(written, form);
  }
  return form;
}

/** The words of a text that can be looked for, in their order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: written, index } of text.matchAll(wordPattern)) {
    const { folded, term } = formOf(written);
    if (folded === "" || stopWords.has(folded)) continue;
    words.push({ start: index, end: index + written.length, term, folded });
  }
  return words;
}

/** The words somebody looks for; the last one counts although it is a filler: it may be the beginning of another. */
export function soughtWords(query: string): Word[] {
  const words = wordsOf(query);
  const last = [...query.matchAll(wordPattern)].at(-1);
  if (!last) return words;
  const start = last.index;
  const end = start + last[0].length;
  if (words.at(-1)?.start !== start && end === query.length && (words.length === 0 || last[0].length > 1)) {
    const folded = fold(last[0]);
    if (folded !== "") words.push({ start, end, term: stem(folded), folded });
  }
  return words;
}
