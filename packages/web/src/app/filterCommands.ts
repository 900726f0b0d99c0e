import { fold } from "@querschnitt/shared/search/words";
import type { Command } from "../ui/commands.ts";

const wordsIn = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}\p{M}*]+/u)
    .map(fold)
    .filter(Boolean);

/** Commands in which every word of the question begins a word, in their order. */
export function filterCommands(commands: readonly Command[], question: string): Command[] {
  const sought = wordsIn(question);
  return commands.filter(({ label, words = "" }) => {
    const own = wordsIn(`${label} ${words}`);
    return sought.every((word) => own.some((one) => one.startsWith(word)));
  });
}
