/** A session's days and times in words. */
export interface Moments {
  /** With the day of the week. @param iso a time; the value itself comes back if it is none */
  longDay(iso: string): string;
  day(iso: string): string;
  time(iso: string): string;
  /** Whether two times fall on one day in the time zone. */
  isSameDay(first: string, second: string): boolean;
}

/**
 * Formats times in a language and a time zone. An unknown zone is taken for UTC: a file with a time in UTC is better
 * than none, and the zone's name comes from a setting that an operator may have misspelt.
 */
export function moments(locale: string, timeZone: string): Moments {
  const zone = knownZone(timeZone);
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (iso: string) => {
      const at = Date.parse(iso);
      return Number.isNaN(at) ? iso : format.format(at);
    };
  };
  const day = formatter({ dateStyle: "long" });
  return {
    longDay: formatter({ dateStyle: "full" }),
    day,
    time: formatter({ hour: "2-digit", minute: "2-digit" }),
    isSameDay: (first, second) => day(first) === day(second),
  };
}

/** A day of the calendar, `YYYY-MM-DD`, in words; anything else comes back as it is. */
export function calendarDay(locale: string, value: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(at);
}

function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
