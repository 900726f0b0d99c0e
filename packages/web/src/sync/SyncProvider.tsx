import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { IndexedDbWorkStore } from "../offline/IndexedDbWorkStore.ts";
import { MemoryWorkStore } from "../offline/MemoryWorkStore.ts";
import { fetchRuleKnowledge } from "./ruleKnowledge.ts";
import { Sync } from "./Sync.ts";

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
  useEffect(() => {
    let opened: Sync | undefined;
    let over = false;
    void openSync(person).then((fresh) => {
      if (over) return fresh.end({ wipe: false });
      opened = fresh;
      setSync(fresh);
    });
    return () => {
      over = true;
      void opened?.end({ wipe: false });
      setSync(undefined);
    };
  }, [person]);
  useEffect(() => sync?.noteReachable(isReachable), [sync, isReachable]);
  useEffect(() => {
    if (isReachable) void sync?.askAboutOthers(organisation);
  }, [sync, organisation, isReachable]);
  return <SyncContext value={sync}>{children}</SyncContext>;
}

async function openSync(person: string): Promise<Sync> {
  const stored = await IndexedDbWorkStore.open(person).catch(() => undefined);
  // Else the browser may drop unsent work when space runs short. A refusal changes nothing.
  if (stored) void navigator.storage?.persist?.().catch(() => false);
  return new Sync({
    person,
    address: { url: syncUrl(window.location), WebSocket: window.WebSocket },
    store: stored ?? new MemoryWorkStore(),
    persistent: stored !== undefined,
    knowledge: (room: Room) => fetchRuleKnowledge(room),
  });
}

/** Where the sync sockets of a page's server are. */
export function syncUrl({ protocol, host }: Pick<Location, "protocol" | "host">): string {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/sync`;
}
