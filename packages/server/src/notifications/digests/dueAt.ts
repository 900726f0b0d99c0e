import type { MailRhythm } from "@querschnitt/shared/api/notifications";
import { nextCityHour } from "../cityTime.ts";

/** What happens shortly after one another goes into one e-mail even for people who want it at once. */
const GATHERING_MILLISECONDS = 5 * 60_000;
const HOUR_MILLISECONDS = 60 * 60_000;
/** When the day's e-mail goes out, by the city's clocks. */
const MORNING = 7;
const MONDAY = 1;

/** When an e-mail is due whose first event happened at `at`; undefined: never. Milliseconds since the epoch. */
export function dueAt(rhythm: MailRhythm, at: number): number | undefined {
  switch (rhythm) {
    case "at-once":
      return at + GATHERING_MILLISECONDS;
    case "hourly":
      return Math.floor(at / HOUR_MILLISECONDS + 1) * HOUR_MILLISECONDS;
    case "daily":
      return nextCityHour(at, MORNING);
    case "weekly":
      return nextCityHour(at, MORNING, MONDAY);
    case "never":
      return undefined;
  }
}
