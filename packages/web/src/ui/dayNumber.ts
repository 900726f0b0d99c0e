const DAY = 24 * 60 * 60 * 1000;

/** A calendar day (`YYYY-MM-DD`) as a number whose differences are true distances in time; in days. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** The year in which the day with this number lies. */
export function yearOfDayNumber(number: number): number {
  return new Date(number * DAY).getUTCFullYear();
}
