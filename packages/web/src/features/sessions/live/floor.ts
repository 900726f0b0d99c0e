import type { ProtocolCommand } from "@querschnitt/shared/documents/protocol";
import type { Current, Progress } from "@querschnitt/shared/policy/protocol";
import type { PartCommand } from "../performOnParts.ts";
import { partOf, type SessionItem, type SessionParts } from "../useSessionParts.ts";

/** What is being dealt with, as far as its reader may know. */
export interface Floor {
  item: SessionItem | undefined;
  /** Milliseconds since the epoch. */
  since: number;
  /** Whether it belongs to the non-public part; without an item the reader has no part in that. */
  isClosed: boolean;
}

/** Reads what is being dealt with; undefined: nothing. */
export function readFloor({
  open,
  closed,
  items,
}: Pick<SessionParts, "open" | "closed" | "items">): Floor | undefined {
  const current = open?.protocol.current;
  if (!current) return undefined;
  const shown: Current = (current.closed && closed?.protocol.current) || current;
  const item = items.find(({ id, part }) => id === shown.item && (part === "closed") === current.closed);
  if (!item && !current.closed) return undefined;
  return { item, since: shown.since, isClosed: current.closed };
}

/** What is done so that an item is dealt with next, or nothing any more: what is not public is named in its own part alone. */
export function callCommands(floor: Floor | undefined, next: SessionItem | undefined): PartCommand[] {
  const isClosed = next?.part === "closed";
  const open: ProtocolCommand = {
    type: "take-up",
    item: isClosed ? null : (next?.id ?? null),
    closed: isClosed,
  };
  const commands: PartCommand[] = [{ part: "public", command: open }];
  if (isClosed) commands.push({ part: "closed", command: { type: "take-up", item: next.id, closed: true } });
  else if (floor?.item?.part === "closed")
    commands.push({ part: "closed", command: { type: "take-up", item: null, closed: true } });
  return commands;
}

/** How far an item has come. */
export function progressOf(
  item: SessionItem,
  parts: Pick<SessionParts, "open" | "closed">,
): Progress | undefined {
  return partOf(parts, item.part)?.protocol.progress[item.id];
}

const isSettled = (progress: Progress | undefined): boolean =>
  progress !== undefined && progress.state !== "open";

/** Milliseconds spent on an item up to now. */
export function spentOn(
  item: SessionItem,
  parts: Pick<SessionParts, "open" | "closed">,
  floor: Floor | undefined,
  now: number,
): number {
  const before = progressOf(item, parts)?.spent ?? 0;
  // Clocks of two devices differ: what has just begun has not begun in the future.
  return before + (floor?.item?.id === item.id ? Math.max(0, now - floor.since) : 0);
}

/** The item that comes next: the first one behind the current one with which nobody has dealt yet. */
export function nextItem(parts: SessionParts, floor: Floor | undefined): SessionItem | undefined {
  const at = floor?.item ? parts.items.findIndex(({ id }) => id === floor.item?.id) : -1;
  return parts.items.slice(at + 1).find((item) => !isSettled(progressOf(item, parts)));
}

/** When the session would end if every item took the time set aside for it, in milliseconds since the epoch. */
export function expectedEnd(parts: SessionParts, floor: Floor | undefined, now: number): number {
  const left = parts.items.map((item) => {
    const box = (item.minutes ?? 0) * 60_000;
    if (item.id === floor?.item?.id) return Math.max(0, box - spentOn(item, parts, floor, now));
    return isSettled(progressOf(item, parts)) ? 0 : box;
  });
  return now + left.reduce((sum, one) => sum + one, 0);
}

/** The items that were not dealt with: nor was anything below them, where something stands there. */
export function notReached(parts: SessionParts): SessionItem[] {
  const wasSettled = (item: SessionItem): boolean => isSettled(progressOf(item, parts));
  return parts.items.filter(
    (item) =>
      !wasSettled(item) &&
      item.kind !== "formality" &&
      !parts.items.some((below) => below.parent === item.id && wasSettled(below)),
  );
}
