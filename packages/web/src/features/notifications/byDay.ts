import type { Notification } from "@querschnitt/shared/api/notifications";

export interface DayOfNotifications {
  /** `YYYY-MM-DD` in the reader's zone. */
  day: string;
  entries: Notification[];
}

/** Puts entries under the days on which they happened, in their order. */
export function byDay(entries: readonly Notification[]): DayOfNotifications[] {
  const days: DayOfNotifications[] = [];
  for (const entry of entries) {
    const day = localDay(new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** The day of a moment in the reader's zone, `YYYY-MM-DD`. */
export function localDay(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
