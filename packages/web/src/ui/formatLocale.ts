/**
 * How dates and numbers are written for a language of the interface. English as in Europe: in "05/12/2026" a German
 * office would read the wrong month, and its day has 24 hours.
 */
export function formatLocale(language: string): string {
  return language === "en" ? "en-GB" : language;
}
