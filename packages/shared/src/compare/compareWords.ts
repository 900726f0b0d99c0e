import { matchWords } from "./comparePieces.ts";
import { wordsOf } from "./tokens.ts";

/** Words and what has happened to them. */
export interface ComparedWords {
  change: "same" | "added" | "removed";
  text: string;
}

/**
 * Compares two plain texts word by word. The "same" and "removed" ones joined give `before`, the "same" and "added" ones
 * `after`; of a change, what went stands before what came.
 */
export function compareWords(before: string, after: string): ComparedWords[] {
  const words = wordsOf(before);
  const others = wordsOf(after);
  const matches = matchWords(words, others);
  const compared: ComparedWords[] = [];
  const add = (change: ComparedWords["change"], text: string): void => {
    const last = compared.at(-1);
    if (last?.change === change) last.text += text;
    else if (text !== "") compared.push({ change, text });
  };
  let [i, j] = [0, 0];
  while (i < words.length || j < others.length) {
    const [from, otherFrom] = [i, j];
    while (i < words.length && (matches[i] as number) < 0) i++;
    const match = i < words.length ? (matches[i] as number) : others.length;
    j = match;
    add("removed", textOf(words.slice(from, i)));
    add("added", textOf(others.slice(otherFrom, j)));
    if (i < words.length) add("same", words[i++]?.text ?? "");
    if (match < others.length) j++;
  }
  return compared;
}

function textOf(words: readonly { text: string }[]): string {
  return words.map(({ text }) => text).join("");
}
