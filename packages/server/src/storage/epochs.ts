import { StorageUnavailable, type UpdateLog } from "./UpdateLog.ts";

/** Metadata key under which an epoch stands, in decimal digits. */
export const EPOCH_KEY = "epoch";

/** Stream whose epoch is the least one of all rooms, also of those that have nothing in the log. No room's name. */
export const WORKSPACE_STREAM = "workspace";

/** Clients name their epoch with at most fifteen digits. */
export const MAX_EPOCH = 999_999_999_999_999;

/**
 * The epoch of a room's document: its own or the workspace's, whichever is larger; 1 if the log names neither.
 * @throws StorageUnavailable
 */
export async function epochOf(log: UpdateLog, room: string): Promise<number> {
  const streams = [room, WORKSPACE_STREAM];
  const stored = await log.metadataOf(streams, EPOCH_KEY);
  return Math.max(
    1,
    ...stored.flatMap((value, index) => (value ? [decodeEpoch(streams[index] as string, value)] : [])),
  );
}

/** An epoch as it stands in the log. */
export function encodeEpoch(epoch: number): Uint8Array {
  return new TextEncoder().encode(String(epoch));
}

/** Reads what `encodeEpoch` wrote for a stream. @throws StorageUnavailable if it is no epoch */
export function decodeEpoch(stream: string, value: Uint8Array): number {
  const epoch = Number(new TextDecoder().decode(value));
  if (!Number.isSafeInteger(epoch) || epoch < 1 || epoch > MAX_EPOCH)
    throw new StorageUnavailable(`the epoch of ${stream} is no number`);
  return epoch;
}
