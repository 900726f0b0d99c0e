import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { IndexedDbWorkStore } from "../offline/IndexedDbWorkStore.ts";
import { MemoryWorkStore } from "../offline/MemoryWorkStore.ts";
import { fetchRuleKnowledge } from "./ruleKnowledge.ts";
import { Sync } from "./Sync.ts";

/** Opens what this device holds of a person's work, and the connections over which it goes out. */
export async function openSync(person: string): Promise<Sync> {
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
