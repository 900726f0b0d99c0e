import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Sync } from "./Sync.ts";
import { whenIdle } from "./whenIdle.ts";

const SyncContext = createContext<Sync | undefined>(undefined);

/** The open sync of the signed-in person; undefined while the local store opens. */
export function useSync(): Sync | undefined {
  return useContext(SyncContext);
}

interface SyncProviderProps {
  /** Id of who is signed in. */
  person: string;
  /** Id of the organisation they belong to. */
  organisation: string;
  /** Whether the server can be reached, as far as is known. */
  isReachable: boolean;
  children: ReactNode;
}

/** Holds everything a signed-in person has open. Mount it once, inside sign-in. */
export function SyncProvider({ person, organisation, isReachable, children }: SyncProviderProps): ReactNode {
  const [sync, setSync] = useState<Sync>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let opened: Sync | undefined;
    let over = false;
    const open = async (): Promise<void> => {
      const { openSync } = await import("./openSync.ts");
      if (over) return;
      const fresh = await openSync(person);
      if (over) return fresh.end({ wipe: false });
      opened = fresh;
      setSync(fresh);
    };
    // Documents weigh more than the plan, which does without them: what is seen first comes first.
    const cancel = whenIdle(() => open().catch(setFailure));
    return () => {
      over = true;
      cancel();
      void opened?.end({ wipe: false });
      setSync(undefined);
    };
  }, [person]);
  useEffect(() => sync?.noteReachable(isReachable), [sync, isReachable]);
  useEffect(() => {
    if (isReachable) void sync?.askAboutOthers(organisation);
  }, [sync, organisation, isReachable]);
  // Without its code no work is kept: nobody must go on writing as if it were.
  if (failure !== undefined) throw failure;
  return <SyncContext value={sync}>{children}</SyncContext>;
}
