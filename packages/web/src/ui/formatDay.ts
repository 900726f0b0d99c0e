import { dateFormat } from "./dateFormat.ts";

/** A day `YYYY-MM-DD` at noon of the reader's own zone, so that it never slips to the day before. */
export function dayToDate(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

/** A day (`YYYY-MM-DD`) in words of a language, for places that take plain text only. */
export function formatDay(day: string, language: string, month: "long" | "short" = "long"): string {
  return dateFormat(language, { day: "numeric", month, year: "numeric" }).format(dayToDate(day));
}
