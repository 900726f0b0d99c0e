import { reportedShape } from "@querschnitt/shared/api/messages";
import type { Repetitions } from "@querschnitt/shared/documents/quotes";
import { z } from "zod";

/** Where the words of a message stand beside the journal's facts: this and its id. */
export const WORDS = "words/";

/** What people wrote in a message and about it. */
export const wordsShape = z.object({
  text: z.string(),
  name: z.string(),
  email: z.string(),
  about: reportedShape.nullable(),
  note: z.string(),
});
export type Words = z.infer<typeof wordsShape>;

export const emptyWords: Words = { text: "", name: "", email: "", about: null, note: "" };

/** Reads words that stand beside the facts; none if they are gone. */
export function wordsOf(value: unknown): Words {
  const parsed = wordsShape.safeParse(value);
  return parsed.success ? parsed.data : emptyWords;
}

/** The words without a person's name and e-mail address, wherever they stand in them. */
export function forgetIn(words: Words, person: { name: string; email: string }, pseudonym: string): Words {
  const clean = (text: string): string => clearOfPerson(text, person, pseudonym);
  const isTheirs =
    words.email.toLowerCase() === person.email.toLowerCase() ||
    words.name.toLowerCase() === person.name.toLowerCase();
  const { about } = words;
  return {
    text: clean(words.text),
    note: clean(words.note),
    name: isTheirs ? "" : clean(words.name),
    email: isTheirs ? "" : words.email,
    about:
      about?.type === "passage"
        ? {
            ...about,
            anchor: {
              ...about.anchor,
              quote: clean(about.anchor.quote),
              before: clean(about.anchor.before),
              after: clean(about.anchor.after),
            },
          }
        : about && { ...about, quote: clean(about.quote) },
  };
}

/** A text with a pseudonym in the place of a person's name and e-mail address. */
export function clearOfPerson(
  text: string,
  person: { name: string; email: string },
  pseudonym: string,
): string {
  return [person.name, person.email]
    .filter(Boolean)
    .map(wholeWords)
    .reduce((cleaned, pattern) => cleaned.replace(pattern, () => pseudonym), text);
}

/** The words without what they repeat of a redacted passage. */
export function withoutRepetitionsIn(words: Words, repetitions: Repetitions): Words {
  const clean = (text: string): string => repetitions.without(text);
  const { about } = words;
  return {
    ...words,
    text: clean(words.text),
    note: clean(words.note),
    about:
      about?.type === "passage"
        ? { ...about, anchor: repetitions.withoutIn(about.anchor) }
        : about && { ...about, quote: clean(about.quote) },
  };
}

/** A name as it stands in a text, in whatever case, but not as a part of other words. */
function wholeWords(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "giu");
}
