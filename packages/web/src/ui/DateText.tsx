import { useTranslation } from "react-i18next";
import { dateFormat } from "./dateFormat.ts";
import { dayToDate } from "./formatDay.ts";

/**
 * A date in the current language: a day (`YYYY-MM-DD`), or a moment (ISO 8601 text, or milliseconds) with its time
 * if `time` is set.
 */
export function DateText({ value, time = false }: { value: string | number; time?: boolean }) {
  const { i18n } = useTranslation();
  const isDay = typeof value === "string" && value.length === 10;
  const date = isDay ? dayToDate(value) : new Date(value);
  const format = dateFormat(i18n.language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...(time && !isDay && { hour: "2-digit", minute: "2-digit" }),
  });
  return <time dateTime={isDay ? value : date.toISOString()}>{format.format(date)}</time>;
}
