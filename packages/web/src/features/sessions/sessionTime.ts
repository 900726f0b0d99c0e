import { dateFormat } from "../../ui/dateFormat.ts";

const HOUR = 60 * 60_000;
/** Nobody is there, and nothing is voted on, longer than this before a session begins. */
const LONGEST_BEFORE = 6 * HOUR;
/** No session that goes past midnight is longer. */
const LONGEST_NIGHT = 10 * HOUR;

/** "Dienstag, 1. Dezember 2026, 17:00–19:00 Uhr" in words of the reader's language and in their time zone. */
export function sessionTime(language: string, { start, end }: { start: string; end: string }): string {
  const format = dateFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return format.formatRange(new Date(start), new Date(end));
}

/** "17:05": a moment's time of day in words of a language, in the reader's time zone. @param moment milliseconds since the epoch */
export function timeText(language: string, moment: number): string {
  return dateFormat(language, { hour: "2-digit", minute: "2-digit" }).format(moment);
}

/** A moment (ISO 8601, or milliseconds) as date and time fields hold it, in the reader's time zone. */
export function toFields(moment: string | number): { day: string; time: string } {
  const date = new Date(moment);
  const two = (value: number): string => String(value).padStart(2, "0");
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
  };
}

/** The moment that such fields say, ISO 8601; undefined where they say none. */
export function fromFields(day: string, time: string): string | undefined {
  const date = new Date(`${day}T${time}`);
  return day === "" || time === "" || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** A moment (milliseconds since the epoch) as a field for the time alone holds it; "" for none. */
export function toTimeField(moment: number | null): string {
  return moment === null ? "" : toFields(moment).time;
}

/**
 * The moment that such a field says for a session, by this device's clock: on the day on which it begins, or past midnight.
 * Null where it is empty. @param start of the session, ISO 8601
 */
export function fromTimeField(start: string, time: string): number | null {
  if (time === "") return null;
  const date = new Date(start);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  date.setHours(hours, minutes, 0, 0);
  if (Date.parse(start) - date.getTime() > LONGEST_BEFORE) date.setDate(date.getDate() + 1);
  return date.getTime();
}

/** When a session ends, ISO 8601: on its day, or past midnight; undefined where that would be no evening any more. */
export function endOf(day: string, from: string, until: string): string | undefined {
  const start = fromFields(day, from);
  const end = fromFields(day, until);
  if (start === undefined || end === undefined || end > start) return end;
  const next = new Date(end);
  next.setDate(next.getDate() + 1);
  return next.getTime() - Date.parse(start) <= LONGEST_NIGHT ? next.toISOString() : undefined;
}

/** Whole minutes between begin and end. */
export function minutesOf({ start, end }: { start: string; end: string }): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
}
