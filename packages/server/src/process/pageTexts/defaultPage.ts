import type { Language } from "@querschnitt/shared/api/languages";
import type { PageName } from "@querschnitt/shared/api/pageNames";
import { accessibility } from "./accessibility.ts";
import { contact } from "./contact.ts";
import { imprint } from "./imprint.ts";
import { privacy } from "./privacy.ts";

const texts: Record<PageName, Record<Language, string>> = { accessibility, contact, imprint, privacy };

/** The text of a page that nobody has saved yet. What only the operator knows stands in square brackets. */
export function defaultPage(page: PageName, language: Language): string {
  return texts[page][language];
}
