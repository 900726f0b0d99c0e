import { type Room, roomName } from "@querschnitt/shared/protocol/roomNames";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { RoomConnection } from "./RoomConnection.ts";
import type { RoomHandle } from "./RoomHandle.ts";
import { useSync } from "./SyncProvider.tsx";

/**
 * Opens a room for as long as the component lives; components that use the same room share it.
 * Undefined until the local store has been read, and where there is no room to open. Key whatever binds to `doc` by `generation`.
 */
export function useRoom(room: Room | undefined): RoomHandle | undefined {
  const sync = useSync();
  const name = room && roomName(room);
  const [open, setOpen] = useState<{ name: string; connection: RoomConnection }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name says all about the room; the object may be new each time
  useEffect(() => {
    if (!sync || !room || name === undefined) return;
    setOpen({ name, connection: sync.acquire(room) });
    return () => {
      setOpen(undefined);
      sync.release(room);
    };
  }, [sync, name]);
  const connection = name !== undefined && open?.name === name ? open.connection : undefined;
  const subscribe = useCallback(
    (listener: () => void) => connection?.subscribe(listener) ?? (() => {}),
    [connection],
  );
  return useSyncExternalStore(subscribe, () => connection?.handle);
}
