import type { UpdateLog } from "./UpdateLog.ts";

/** Metadata keys of a room's stream that say whose a client id is: this and the id, in decimal digits. */
const CLIENT_PREFIX = "client/";

/** Whose each client id of a room is, by the log. @throws StorageUnavailable */
export async function clientOwners(log: UpdateLog, room: string): Promise<Map<number, string>> {
  const decoder = new TextDecoder();
  const stored = await log.metadata(room, CLIENT_PREFIX);
  return new Map(
    Array.from(stored, ([key, value]) => [Number(key.slice(CLIENT_PREFIX.length)), decoder.decode(value)]),
  );
}

/** That a client id is somebody's, as a key and a value of its room's metadata. */
export function clientOwner(client: number, person: string): [key: string, value: Uint8Array] {
  return [CLIENT_PREFIX + client, new TextEncoder().encode(person)];
}
