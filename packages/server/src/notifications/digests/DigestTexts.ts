import type { Language } from "@querschnitt/shared/api/languages";
import type { Notification } from "@querschnitt/shared/api/notifications";
import { english } from "./english.ts";
import { german } from "./german.ts";

/** Everything that an e-mail and the page behind its link say, in one language. */
export interface DigestTexts {
  language: Language;
  /** Names nothing: subjects are seen on locked screens and by mail servers. */
  subject(count: number, workspace: string): string;
  greeting(name: string): string;
  lead(count: number, workspace: string): string;
  /** What happened, in one sentence. `who` is undefined where nobody did it. */
  sentence(entry: Notification, who: string | undefined): string;
  /** Several people, the last one first. */
  who(names: readonly string[]): string;
  measure(number: string, title: string): string;
  open: string;
  why(workspace: string): string;
  settings: string;
  unsubscribe: string;
  unsubscribePage: {
    title: string;
    question: string;
    button: string;
    doneTitle: string;
    done: string;
    invalidTitle: string;
    invalid: string;
    toSettings: string;
  };
}

const byLanguage: Record<Language, DigestTexts> = { de: german, en: english };

/** The texts in a language. */
export function digestTexts(language: Language): DigestTexts {
  return byLanguage[language];
}
