import type { Outlet } from "./Outlet.ts";
import type { Room } from "./Room.ts";

/** Bytes read from the log at a time. */
const portionBytes = 256 * 1024;

/**
 * Sends a member who could not keep up what they missed, from the log, until their socket is full again or nothing
 * is left. Answers the sequence reached. @throws StorageUnavailable
 */
export async function catchUp(
  room: Room,
  outlet: Outlet,
  from: number,
  isWanted: () => boolean,
): Promise<number> {
  let reached = from;
  while (reached < room.flushed && !outlet.isFull) {
    const payloads: Uint8Array[] = [];
    let bytes = 0;
    let last = reached;
    for await (const { sequence, payload } of room.since(reached)) {
      payloads.push(payload);
      last = sequence;
      bytes += payload.length;
      if (bytes >= portionBytes) break;
    }
    if (!isWanted()) break;
    outlet.send(payloads);
    reached = last;
  }
  return reached;
}
