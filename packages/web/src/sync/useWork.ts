import { useSyncExternalStore } from "react";
import type { Work } from "./Sync.ts";
import { useSync } from "./SyncProvider.tsx";

const opening: Work = { connection: "connecting", unsent: 0, aside: [], problem: undefined };

/** The state of all of this person's work on this device. */
export function useWork(): Work {
  const sync = useSync();
  return useSyncExternalStore(sync?.subscribe ?? never, () => sync?.work ?? opening);
}

function never(): () => void {
  return () => {};
}
