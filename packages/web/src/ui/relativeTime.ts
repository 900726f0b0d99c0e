import { dateFormat } from "./dateFormat.ts";

const steps = [
  { unit: "second", seconds: 1, until: 60 },
  { unit: "minute", seconds: 60, until: 3_600 },
  { unit: "hour", seconds: 3_600, until: 86_400 },
  { unit: "day", seconds: 86_400, until: 7 * 86_400 },
] as const;

const made = new Map<string, Intl.RelativeTimeFormat>();

/** Made once for each language, as in `dateFormat`. */
function relativeFormat(language: string): Intl.RelativeTimeFormat {
  const format = made.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  made.set(language, format);
  return format;
}

/**
 * How long ago `at` was, in words: "vor 5 Minuten"; beyond a week the date. Under a minute: "jetzt".
 * Both times in milliseconds since the epoch; a moment slightly ahead (another clock) counts as now.
 */
export function relativeTime(at: number, now: number, language: string): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  const words = relativeFormat(language);
  if (seconds < 60) return words.format(0, "second");
  const step = steps.find(({ until }) => seconds < until);
  if (!step) return dateFormat(language, { dateStyle: "medium" }).format(at);
  return words.format(-Math.floor(seconds / step.seconds), step.unit);
}
