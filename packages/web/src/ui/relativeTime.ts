import { formatLocale } from "./formatLocale.ts";

const steps = [
  { unit: "second", seconds: 1, until: 60 },
  { unit: "minute", seconds: 60, until: 3_600 },
  { unit: "hour", seconds: 3_600, until: 86_400 },
  { unit: "day", seconds: 86_400, until: 7 * 86_400 },
] as const;

/**
 * How long ago `at` was, in words: "vor 5 Minuten"; beyond a week the date. Under a minute: "jetzt".
 * Both times in milliseconds since the epoch; a moment slightly ahead (another clock) counts as now.
 */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (seconds < 60) return words.format(0, "second");
  const step = steps.find(({ until }) => seconds < until);
  if (!step) return new Intl.DateTimeFormat(formatLocale(language), { dateStyle: "medium" }).format(at);
  return words.format(-Math.floor(seconds / step.seconds), step.unit);
}
