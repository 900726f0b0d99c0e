import type { History, HistoryEvent, SittingSpan, Version } from "@querschnitt/shared/api/history";

/** Something of the time line, and the moment after which it was so. */
export type TimelineEntry = { key: string; at: number } & (
  | { kind: "sitting"; sitting: SittingSpan }
  | { kind: "event"; event: Exclude<HistoryEvent, { kind: "version" }> }
  | { kind: "version"; version: Version }
);

/** Everything of a time line, the latest first. */
export function timelineEntries({ sittings, events, versions }: History): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...sittings.map((sitting) => ({ kind: "sitting" as const, key: sitting.id, at: sitting.to, sitting })),
    // A version stands for itself: it may have got another name since.
    ...events.flatMap((event, index): TimelineEntry[] =>
      event.kind === "version"
        ? []
        : [{ kind: "event", key: `${event.kind}.${event.at}.${index}`, at: event.at, event }],
    ),
    ...versions.map((version) => ({ kind: "version" as const, key: version.id, at: version.at, version })),
  ];
  return entries.sort((one, other) => other.at - one.at);
}

/** The latest entry at or before a moment. @param entries the latest first */
export function entryAt(entries: readonly TimelineEntry[], at: number): TimelineEntry | undefined {
  return entries.find((entry) => entry.at <= at);
}

/** The moments at which something was done, oldest first, each once. */
export function stopsOf(entries: readonly TimelineEntry[]): number[] {
  return [...new Set(entries.map(({ at }) => at))].reverse();
}

/** The place of the last stop at or before a moment; 0 before the first. */
export function stopBefore(stops: readonly number[], at: number): number {
  const after = stops.findIndex((stop) => stop > at);
  return Math.max(0, (after < 0 ? stops.length : after) - 1);
}
