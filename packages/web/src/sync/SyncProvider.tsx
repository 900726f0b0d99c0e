import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { whenCalm } from "../api/whenCalm.ts";
import type { Sync } from "./Sync.ts";

const SyncContext = createContext<Sync | undefined>(undefined);

/** The open sync of the signed-in person; undefined while the local store opens. */
export function useSync(): Sync | undefined {
  return useContext(SyncContext);
}

const loadSync = () => import("./openSync.ts");

/** Begins to load the code of sync, before it is known whose work is to be opened. */
export function beginSync(): void {
  // Whoever needs it is told if it does not come.
  loadSync().catch(() => undefined);
}

interface SyncProviderProps {
  /** Id of who is signed in. */
  person: string;
  /** Id of the organisation they belong to. */
  organisation: string;
  /** Whether the server can be reached, as far as is known. */
  isReachable: boolean;
  /** Whether the page shows documents. Else they are opened once it has what it shows: they weigh more than the plan. */
  isNeeded: boolean;
  children: ReactNode;
}

/** Holds everything a signed-in person has open. Mount it once, inside sign-in. */
export function SyncProvider({
  person,
  organisation,
  isReachable,
  isNeeded,
  children,
}: SyncProviderProps): ReactNode {
  const [isWanted, setWanted] = useState(isNeeded);
  const [sync, setSync] = useState<Sync>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (isNeeded) setWanted(true);
    else return whenCalm(() => setWanted(true));
  }, [isNeeded]);
  useEffect(() => {
    if (!isWanted) return;
    let opened: Sync | undefined;
    let over = false;
    const open = async (): Promise<void> => {
      const { openSync } = await loadSync();
      if (over) return;
      const fresh = await openSync(person);
      if (over) return fresh.end({ wipe: false });
      opened = fresh;
      setSync(fresh);
    };
    open().catch(setFailure);
    return () => {
      over = true;
      void opened?.end({ wipe: false });
      setSync(undefined);
    };
  }, [person, isWanted]);
  useEffect(() => sync?.noteReachable(isReachable), [sync, isReachable]);
  useEffect(() => {
    if (isReachable) void sync?.askAboutOthers(organisation);
  }, [sync, organisation, isReachable]);
  // Without its code no work is kept: nobody must go on writing as if it were.
  if (failure !== undefined) throw failure;
  return <SyncContext value={sync}>{children}</SyncContext>;
}
