import { useTranslation } from "react-i18next";
import { formatLocale } from "./formatLocale.ts";

/** A day `YYYY-MM-DD` at noon of the reader's own zone, so that it never slips to the day before. */
function dayToDate(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

/**
 * A date in the current language: a day (`YYYY-MM-DD`), or a moment (ISO 8601 text, or milliseconds) with its time
 * if `time` is set.
 */
export function DateText({ value, time = false }: { value: string | number; time?: boolean }) {
  const { i18n } = useTranslation();
  const isDay = typeof value === "string" && value.length === 10;
  const date = isDay ? dayToDate(value) : new Date(value);
  const format = new Intl.DateTimeFormat(formatLocale(i18n.language), {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...(time && !isDay && { hour: "2-digit", minute: "2-digit" }),
  });
  return <time dateTime={isDay ? value : date.toISOString()}>{format.format(date)}</time>;
}
