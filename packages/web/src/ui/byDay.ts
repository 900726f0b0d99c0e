import { dayOf } from "@querschnitt/shared/policy/dayOf";

/** What happened on one day. */
export interface Day<Entry> {
  /** `YYYY-MM-DD` in the reader's zone. */
  day: string;
  entries: Entry[];
}

/** Puts entries under the days on which they happened, in their order. */
export function byDay<Entry extends { at: string | number }>(entries: readonly Entry[]): Day<Entry>[] {
  const days: Day<Entry>[] = [];
  for (const entry of entries) {
    const day = dayOf(new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
