import { formatLocale } from "./formatLocale.ts";

const made = new Map<string, Intl.DateTimeFormat>();

/** How dates are written in a language of the interface. A format costs as much as drawing a row, so each is made once. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(formatLocale(language), options);
    made.set(key, format);
  }
  return format;
}
