/** Where the city lies. Deadlines are days there, and e-mails go out by its clocks. */
export const CITY_ZONE = "Europe/Berlin";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The calendar day of a moment, `YYYY-MM-DD`. @param at milliseconds since the epoch */
export function cityDay(at: number, zone = CITY_ZONE): string {
  const { year, month, day } = partsOf(at, zone);
  return `${year}-${month}-${day}`;
}

/** The moment at which the city's clocks show an hour on a day. @param day `YYYY-MM-DD` */
export function cityMoment(day: string, hour: number, zone = CITY_ZONE): number {
  const wanted = Date.parse(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);
  // Twice, since the first guess may fall on the other side of a change to or from summer time.
  const guess = wanted - offsetAt(wanted, zone);
  return wanted - offsetAt(guess, zone);
}

/** The next moment after `after` at which the clocks show an hour, on any day or on one of the week (1 is Monday). */
export function nextCityHour(after: number, hour: number, weekday?: number, zone = CITY_ZONE): number {
  // Days of the calendar are counted, not spans of 24 hours: from the last hour of a day such a span
  // would skip the day on which the clocks go forward, since that has 23.
  const noon = Date.parse(`${cityDay(after, zone)}T12:00:00Z`);
  for (let ahead = 0; ; ahead++) {
    const date = new Date(noon + ahead * DAY_MILLISECONDS);
    const moment = cityMoment(date.toISOString().slice(0, 10), hour, zone);
    const isWanted = weekday === undefined || date.getUTCDay() === weekday % 7;
    if (isWanted && moment > after) return moment;
  }
}

/** By how much the clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, zone);
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return shown - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: number, zone: string): Record<string, string> {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
