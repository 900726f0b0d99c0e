import type { Notification } from "@querschnitt/shared/api/notifications";
import { dayOf } from "@querschnitt/shared/policy/dayOf";

export interface DayOfNotifications {
  /** `YYYY-MM-DD` in the reader's zone. */
  day: string;
  entries: Notification[];
}

/** Puts entries under the days on which they happened, in their order. */
export function byDay(entries: readonly Notification[]): DayOfNotifications[] {
  const days: DayOfNotifications[] = [];
  for (const entry of entries) {
    const day = dayOf(new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
